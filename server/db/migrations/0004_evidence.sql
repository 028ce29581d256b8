CREATE TABLE "evidence_day" (
	"province_id" text NOT NULL,
	"stream" text NOT NULL,
	"from_day" date NOT NULL,
	"seq" integer NOT NULL,
	"photos" integer NOT NULL,
	"documents" integer NOT NULL,
	"milestones" jsonb NOT NULL,
	CONSTRAINT "evidence_day_province_id_stream_from_day_pk" PRIMARY KEY("province_id","stream","from_day")
);
--> statement-breakpoint
CREATE TABLE "upload" (
	"province_id" text NOT NULL,
	"id" text NOT NULL,
	"person" text NOT NULL,
	"stream" text NOT NULL,
	"name" text NOT NULL,
	"bytes" integer NOT NULL,
	"received" integer NOT NULL,
	"pieces" jsonb NOT NULL,
	"found" jsonb,
	"expires_at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "upload_province_id_id_pk" PRIMARY KEY("province_id","id")
);
--> statement-breakpoint
CREATE INDEX "upload_person" ON "upload" USING btree ("province_id","person");--> statement-breakpoint
CREATE INDEX "upload_expiry" ON "upload" USING btree ("province_id","expires_at");