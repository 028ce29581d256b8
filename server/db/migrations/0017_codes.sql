ALTER TABLE "milestones_day" ADD COLUMN "ahead" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "milestones_day" ADD COLUMN "gate_as" text;--> statement-breakpoint
INSERT INTO "refold" ("province_id", "why") SELECT DISTINCT "province_id", 'A cause is kept by its own name; the path ahead of a cluster' FROM "facet_head";
