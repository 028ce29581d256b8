CREATE TABLE "reports_day" (
	"province_id" text NOT NULL,
	"stream" text NOT NULL,
	"from_day" date NOT NULL,
	"seq" integer NOT NULL,
	"last_report" date,
	"filed" jsonb NOT NULL,
	"disbursed" double precision,
	CONSTRAINT "reports_day_province_id_stream_from_day_pk" PRIMARY KEY("province_id","stream","from_day")
);
