CREATE TABLE "calendar_day" (
	"province_id" text NOT NULL,
	"stream" text NOT NULL,
	"from_day" date NOT NULL,
	"seq" integer NOT NULL,
	"days" jsonb NOT NULL,
	CONSTRAINT "calendar_day_province_id_stream_from_day_pk" PRIMARY KEY("province_id","stream","from_day")
);
--> statement-breakpoint
CREATE TABLE "codes_day" (
	"province_id" text NOT NULL,
	"stream" text NOT NULL,
	"from_day" date NOT NULL,
	"seq" integer NOT NULL,
	"entries" jsonb NOT NULL,
	CONSTRAINT "codes_day_province_id_stream_from_day_pk" PRIMARY KEY("province_id","stream","from_day")
);
