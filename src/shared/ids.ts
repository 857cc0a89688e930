import type { Brand } from "./brand.ts"

/** Ids are UUIDv7, made by the client or by us. The brand tells of what. */
export type MemberId = Brand<string, "MemberId">
export type RecipeId = Brand<string, "RecipeId">
export type BatchId = Brand<string, "BatchId">
export type EquipmentId = Brand<string, "EquipmentId">
export type StepId = Brand<string, "StepId">
export type ReminderId = Brand<string, "ReminderId">
export type MeasurementId = Brand<string, "MeasurementId">
export type AlertId = Brand<string, "AlertId">
export type NoteId = Brand<string, "NoteId">
export type PhotoId = Brand<string, "PhotoId">
export type TastingId = Brand<string, "TastingId">
export type NotificationId = Brand<string, "NotificationId">
export type InstallationId = Brand<string, "InstallationId">

/** Makes an id: UUIDv7, so that ids sort by the time of their making. A port, so that the domain stays pure. */
export type NewId = <Id extends string>() => Id
