CREATE TABLE "account_link" (
	"province_id" text NOT NULL,
	"about" text NOT NULL,
	"kind" text NOT NULL,
	"hash" text NOT NULL,
	"made_at" timestamp(3) with time zone NOT NULL,
	"expires_at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "account_link_province_id_about_pk" PRIMARY KEY("province_id","about"),
	CONSTRAINT "account_link_hash" UNIQUE("province_id","hash"),
	CONSTRAINT "account_link_kind" CHECK ("account_link"."kind" in ('first', 'administrator', 'password'))
);
--> statement-breakpoint
CREATE TABLE "sign_in" (
	"province_id" text NOT NULL,
	"id" text NOT NULL,
	"at" timestamp(3) with time zone NOT NULL,
	"person" text,
	"outcome" text NOT NULL,
	"network" text NOT NULL,
	CONSTRAINT "sign_in_province_id_id_pk" PRIMARY KEY("province_id","id"),
	CONSTRAINT "sign_in_outcome" CHECK ("sign_in"."outcome" in ('signed_in', 'link', 'wrong', 'not_now', 'left'))
);
--> statement-breakpoint
ALTER TABLE "person_day" ADD COLUMN "open_from" date;--> statement-breakpoint
ALTER TABLE "person_day" ADD COLUMN "open_until" date;--> statement-breakpoint
CREATE INDEX "sign_in_person" ON "sign_in" USING btree ("province_id","person","at");--> statement-breakpoint
CREATE INDEX "sign_in_at" ON "sign_in" USING btree ("province_id","at");