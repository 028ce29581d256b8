ALTER TABLE "register_day" ADD COLUMN "mountain" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "register_day" ALTER COLUMN "mountain" DROP DEFAULT;