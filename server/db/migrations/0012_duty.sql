CREATE TABLE "auth_two_factor" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"secret" text NOT NULL,
	"backup_codes" text NOT NULL,
	"verified" boolean DEFAULT true NOT NULL,
	"failed_verification_count" integer DEFAULT 0 NOT NULL,
	"locked_until" timestamp with time zone,
	CONSTRAINT "auth_two_factor_user" UNIQUE("user_id")
);
--> statement-breakpoint
CREATE TABLE "backup_made" (
	"province_id" text NOT NULL,
	"made_at" timestamp(3) with time zone NOT NULL,
	"events" integer NOT NULL,
	"files" integer NOT NULL,
	"newest_root" date,
	CONSTRAINT "backup_made_province_id_made_at_pk" PRIMARY KEY("province_id","made_at")
);
--> statement-breakpoint
ALTER TABLE "auth_session" ADD COLUMN "provider" text;--> statement-breakpoint
ALTER TABLE "auth_user" ADD COLUMN "two_factor_enabled" boolean DEFAULT false NOT NULL;