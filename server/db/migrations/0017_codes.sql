ALTER TABLE "milestones_day" ADD COLUMN "ahead" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "milestones_day" ADD COLUMN "gate_as" text;--> statement-breakpoint
ALTER TABLE "target_day" ADD COLUMN "metric" text DEFAULT 'clusters' NOT NULL;--> statement-breakpoint
ALTER TABLE "target_day" ADD COLUMN "closed_because" text;--> statement-breakpoint
INSERT INTO "refold" ("province_id", "why") SELECT DISTINCT "province_id", 'A cause is kept by its own name; the path ahead of a cluster; why a target was closed' FROM "facet_head";
