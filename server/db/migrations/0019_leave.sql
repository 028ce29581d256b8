CREATE TABLE "reorganisation_day" (
	"province_id" text NOT NULL,
	"stream" text NOT NULL,
	"from_day" date NOT NULL,
	"seq" integer NOT NULL,
	"signings" jsonb NOT NULL,
	CONSTRAINT "reorganisation_day_province_id_stream_from_day_pk" PRIMARY KEY("province_id","stream","from_day")
);
--> statement-breakpoint
ALTER TABLE "sign_in" DROP CONSTRAINT "sign_in_outcome";--> statement-breakpoint
ALTER TABLE "auth_account" ADD COLUMN "issuer" text;--> statement-breakpoint
ALTER TABLE "person_day" ADD COLUMN "leaves" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "person_day" ADD COLUMN "stands_in" jsonb DEFAULT '[]'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "sign_in" ADD CONSTRAINT "sign_in_outcome" CHECK ("sign_in"."outcome" in ('signed_in', 'link', 'factor', 'wrong', 'factor_wrong', 'not_now', 'left'));