import * as z from "zod"
import type { Gcloud } from "./gcloud.ts"

const Described = z.object({ image_summary: z.object({ digest: z.string().startsWith("sha256:") }) })

/** The same image by its digest, which no push can change; asks Artifact Registry. */
export const imageByDigest = async (gcloud: Gcloud, image: string): Promise<string> => {
  if (image.includes("@sha256:")) return image
  const text = await gcloud(["artifacts", "docker", "images", "describe", image, "--format=json"])
  const { digest } = Described.parse(JSON.parse(text)).image_summary
  return `${image.slice(0, image.lastIndexOf(":"))}@${digest}`
}
