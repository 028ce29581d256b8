CREATE TABLE "figure_day" (
	"province_id" text NOT NULL,
	"stream" text NOT NULL,
	"from_day" date NOT NULL,
	"seq" integer NOT NULL,
	"position" integer NOT NULL,
	"name_vi" text NOT NULL,
	"name_en" text NOT NULL,
	"value" double precision NOT NULL,
	"up_to" double precision,
	"of" double precision,
	"unit" text NOT NULL,
	"stated_for" text NOT NULL,
	"note_vi" text,
	"note_en" text,
	"source" text NOT NULL,
	CONSTRAINT "figure_day_province_id_stream_from_day_pk" PRIMARY KEY("province_id","stream","from_day"),
	CONSTRAINT "figure_day_unit" CHECK ("figure_day"."unit" in ('clusters', 'ha', 'plants', 'vnd_bn_per_ha'))
);
--> statement-breakpoint
CREATE TABLE "refold" (
	"province_id" text NOT NULL,
	"why" text NOT NULL,
	CONSTRAINT "refold_province_id_why_pk" PRIMARY KEY("province_id","why")
);
--> statement-breakpoint
ALTER TABLE "milestones_day" DROP CONSTRAINT "milestones_day_next";--> statement-breakpoint
ALTER TABLE "milestones_day" DROP CONSTRAINT "milestones_day_gate";--> statement-breakpoint
ALTER TABLE "milestones_day" ADD COLUMN "gate_cause" text;--> statement-breakpoint
ALTER TABLE "milestones_day" ADD COLUMN "expanded" text;--> statement-breakpoint
ALTER TABLE "target_day" ADD COLUMN "quote_vi" text;--> statement-breakpoint
ALTER TABLE "target_day" ADD COLUMN "quote_en" text;--> statement-breakpoint
ALTER TABLE "target_day" ADD COLUMN "second_reading_vi" text;--> statement-breakpoint
ALTER TABLE "target_day" ADD COLUMN "second_reading_en" text;--> statement-breakpoint
ALTER TABLE "milestones_day" ADD CONSTRAINT "milestones_day_gate_cause" CHECK ("milestones_day"."gate_cause" in ('compensation_price', 'land_title', 'state_farm_land', 'commune_capacity', 'resettlement_graves', 'land_law_transition', 'land_lease', 'planning', 'overlap', 'permits', 'investor_capacity', 'outside_infrastructure', 'wastewater', 'market', 'boundary_change', 'force_majeure'));--> statement-breakpoint
ALTER TABLE "milestones_day" ADD CONSTRAINT "milestones_day_next" CHECK ("milestones_day"."next" in ('in_plan', 'public_notice', 'dossier_submitted', 'appraised', 'established', 'detailed_plan', 'project_approved', 'eia_approved', 'fire_design_appraised', 'site_cleared', 'land_allocated', 'construction_permit', 'ceremony', 'construction_started', 'component_works', 'works_accepted', 'wastewater_trial', 'infrastructure_completed', 'first_tenant', 'filled', 'expansion_decided', 'expansion_started', 'expansion_completed', 'revoked', 'withdrawn'));--> statement-breakpoint
ALTER TABLE "milestones_day" ADD CONSTRAINT "milestones_day_gate" CHECK ("milestones_day"."gate" in ('established', 'construction_started', 'infrastructure_completed', 'expansion_started', 'expansion_completed'));--> statement-breakpoint
INSERT INTO "refold" ("province_id", "why") SELECT DISTINCT "province_id", 'Expansions count, a schedule may cover the completion only, entries of the register are no reports' FROM "facet_head";
