ALTER TABLE "target_day" ADD COLUMN "source_no" text;--> statement-breakpoint
ALTER TABLE "target_day" ADD COLUMN "plan" jsonb;--> statement-breakpoint
ALTER TABLE "target_day" ADD COLUMN "counts_from" date;