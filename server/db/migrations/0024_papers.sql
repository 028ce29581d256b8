CREATE TABLE "paper_day" (
	"province_id" text NOT NULL,
	"stream" text NOT NULL,
	"from_day" date NOT NULL,
	"seq" integer NOT NULL,
	"sha256" text NOT NULL,
	"format" text NOT NULL,
	"bytes" integer NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"number" text,
	"dated" date NOT NULL,
	"issuer" text NOT NULL,
	"title" text,
	"filed_at" text NOT NULL,
	"filed_by" text,
	"withdrawn" jsonb,
	CONSTRAINT "paper_day_province_id_stream_from_day_pk" PRIMARY KEY("province_id","stream","from_day"),
	CONSTRAINT "paper_day_format" CHECK ("paper_day"."format" in ('jpeg', 'png', 'webp', 'pdf', 'docx', 'xlsx', 'pptx')),
	CONSTRAINT "paper_day_kind" CHECK ("paper_day"."kind" in ('decision', 'resolution', 'plan', 'notice', 'report', 'submission', 'invitation', 'minutes', 'letter'))
);
--> statement-breakpoint
ALTER TABLE "target_day" ADD COLUMN "papers" jsonb;--> statement-breakpoint
CREATE INDEX "paper_day_sha256" ON "paper_day" USING btree ("province_id","sha256");