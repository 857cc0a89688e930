/**
 * A figure that was converted, to twelve significant digits: more than anybody weighs, and few enough that it is the one
 * that people wrote (0.0255146 kg are 25.5146 g), and comes back the same from the next file.
 */
export const significant = (value: number): number => Number(value.toPrecision(12))

/** A figure as it stands in a file, without the noise that some programs write behind it: 4.0006847034000001. */
export const withoutNoise = (value: number): number => Number(value.toPrecision(14))
