CREATE TABLE "import_day" (
	"province_id" text NOT NULL,
	"stream" text NOT NULL,
	"from_day" date NOT NULL,
	"seq" integer NOT NULL,
	"file" text NOT NULL,
	"sha256" text NOT NULL,
	"sheet" text NOT NULL,
	"layout" text NOT NULL,
	"rows" integer NOT NULL,
	"entered" integer NOT NULL,
	"changed" integer NOT NULL,
	"undone" boolean NOT NULL,
	CONSTRAINT "import_day_province_id_stream_from_day_pk" PRIMARY KEY("province_id","stream","from_day")
);
