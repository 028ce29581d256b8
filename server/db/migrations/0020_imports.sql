ALTER TABLE "import_day" ADD COLUMN "kind" text DEFAULT 'clusters' NOT NULL;--> statement-breakpoint
ALTER TABLE "import_day" ALTER COLUMN "kind" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "import_day" ADD CONSTRAINT "import_day_kind" CHECK ("import_day"."kind" in ('clusters', 'milestones', 'clearance', 'works'));