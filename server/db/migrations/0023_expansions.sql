ALTER TABLE "milestones_day" ADD COLUMN "expanded_before" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "milestones_day" ALTER COLUMN "expanded_before" DROP DEFAULT;--> statement-breakpoint
INSERT INTO "refold" ("province_id", "why") SELECT DISTINCT "province_id", 'A further expansion keeps the ones before it' FROM "facet_head";
