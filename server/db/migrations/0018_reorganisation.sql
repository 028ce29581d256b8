CREATE TABLE "reorganisation_day" (
	"province_id" text NOT NULL,
	"stream" text NOT NULL,
	"from_day" date NOT NULL,
	"seq" integer NOT NULL,
	"signings" jsonb NOT NULL,
	CONSTRAINT "reorganisation_day_province_id_stream_from_day_pk" PRIMARY KEY("province_id","stream","from_day")
);
