ALTER TABLE "person_day" ADD COLUMN "leaves" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "person_day" ADD COLUMN "stands_in" jsonb DEFAULT '[]'::jsonb NOT NULL;