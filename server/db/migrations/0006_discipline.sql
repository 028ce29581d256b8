CREATE TABLE "discipline_day" (
	"province_id" text NOT NULL,
	"stream" text NOT NULL,
	"from_day" date NOT NULL,
	"seq" integer NOT NULL,
	"decided" jsonb NOT NULL,
	"explained" jsonb NOT NULL,
	"pauses" jsonb NOT NULL,
	CONSTRAINT "discipline_day_province_id_stream_from_day_pk" PRIMARY KEY("province_id","stream","from_day")
);
--> statement-breakpoint
INSERT INTO "refold" ("province_id", "why") SELECT DISTINCT "province_id", 'A milestone knows which event moved its forecast; thresholds of schedule discipline' FROM "facet_head";
