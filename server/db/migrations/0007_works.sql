CREATE TABLE "works_day" (
	"province_id" text NOT NULL,
	"stream" text NOT NULL,
	"from_day" date NOT NULL,
	"seq" integer NOT NULL,
	"progress" double precision,
	"planned" double precision,
	"covered" double precision,
	"approved_vnd_bn" double precision,
	"disbursed_vnd_bn" double precision,
	"reported_for" text,
	"ground" text,
	CONSTRAINT "works_day_province_id_stream_from_day_pk" PRIMARY KEY("province_id","stream","from_day"),
	CONSTRAINT "works_day_ground" CHECK ("works_day"."ground" in ('reported', 'sourced', 'derived', 'illustrative'))
);
