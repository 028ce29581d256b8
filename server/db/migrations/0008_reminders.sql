CREATE TABLE "handover_day" (
	"province_id" text NOT NULL,
	"stream" text NOT NULL,
	"from_day" date NOT NULL,
	"seq" integer NOT NULL,
	"manager" text,
	"manager_before" text,
	"since" date,
	CONSTRAINT "handover_day_province_id_stream_from_day_pk" PRIMARY KEY("province_id","stream","from_day")
);
--> statement-breakpoint
CREATE TABLE "reminder_choice" (
	"province_id" text NOT NULL,
	"person" text NOT NULL,
	"mail" boolean NOT NULL,
	"address" text,
	"lang" text NOT NULL,
	"seen" date,
	CONSTRAINT "reminder_choice_province_id_person_pk" PRIMARY KEY("province_id","person"),
	CONSTRAINT "reminder_choice_lang" CHECK ("reminder_choice"."lang" in ('vi', 'en'))
);
--> statement-breakpoint
CREATE TABLE "reminder_digest" (
	"province_id" text NOT NULL,
	"person" text NOT NULL,
	"day" date NOT NULL,
	"said" jsonb NOT NULL,
	CONSTRAINT "reminder_digest_province_id_person_day_pk" PRIMARY KEY("province_id","person","day")
);
--> statement-breakpoint
CREATE TABLE "reminder_letter" (
	"province_id" text NOT NULL,
	"person" text NOT NULL,
	"day" date NOT NULL,
	"address" text NOT NULL,
	"lang" text NOT NULL,
	"state" text NOT NULL,
	"since" timestamp(3) with time zone NOT NULL,
	"next" timestamp(3) with time zone NOT NULL,
	"attempts" integer NOT NULL,
	"claim" text,
	"answer" text,
	CONSTRAINT "reminder_letter_province_id_person_day_pk" PRIMARY KEY("province_id","person","day"),
	CONSTRAINT "reminder_letter_state" CHECK ("reminder_letter"."state" in ('waiting', 'claimed', 'handing_over', 'sent', 'unknown', 'refused', 'given_up')),
	CONSTRAINT "reminder_letter_lang" CHECK ("reminder_letter"."lang" in ('vi', 'en'))
);
--> statement-breakpoint
CREATE TABLE "reminder_notice" (
	"province_id" text NOT NULL,
	"person" text NOT NULL,
	"kind" text NOT NULL,
	"about" text NOT NULL,
	"day" date NOT NULL,
	CONSTRAINT "reminder_notice_province_id_person_kind_about_pk" PRIMARY KEY("province_id","person","kind","about"),
	CONSTRAINT "reminder_notice_kind" CHECK ("reminder_notice"."kind" in ('returned', 'waiting', 'asked_overdue', 'asked', 'request', 'explain', 'overdue', 'lapsed', 'report_overdue', 'report_climbed', 'report_missed', 'assigned', 'report_due', 'due_soon'))
);
--> statement-breakpoint
CREATE TABLE "reminder_run" (
	"province_id" text NOT NULL,
	"day" date NOT NULL,
	"at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "reminder_run_province_id_day_pk" PRIMARY KEY("province_id","day")
);
--> statement-breakpoint
CREATE INDEX "reminder_letter_next" ON "reminder_letter" USING btree ("province_id","state","next");