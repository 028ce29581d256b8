ALTER TABLE "register_day" ADD COLUMN "phases" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "register_day" ALTER COLUMN "phases" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "register_day" ADD COLUMN "merged_into" text;