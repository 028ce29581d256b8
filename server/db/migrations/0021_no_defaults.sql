ALTER TABLE "milestones_day" ALTER COLUMN "ahead" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "person_day" ALTER COLUMN "leaves" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "person_day" ALTER COLUMN "stands_in" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "target_day" ALTER COLUMN "metric" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "target_day" ADD CONSTRAINT "target_day_metric" CHECK ("target_day"."metric" in ('clusters', 'hectares'));