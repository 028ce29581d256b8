CREATE TABLE "auth_account" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"account_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"access_token" text,
	"refresh_token" text,
	"id_token" text,
	"access_token_expires_at" timestamp with time zone,
	"refresh_token_expires_at" timestamp with time zone,
	"scope" text,
	"password" text,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "auth_session" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" text NOT NULL,
	"token" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ip_address" text,
	"user_agent" text,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "auth_session_token_unique" UNIQUE("token")
);
--> statement-breakpoint
CREATE TABLE "auth_user" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"email_verified" boolean NOT NULL,
	"image" text,
	"username" text,
	"display_username" text,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "auth_user_email_unique" UNIQUE("email"),
	CONSTRAINT "auth_user_username_unique" UNIQUE("username")
);
--> statement-breakpoint
CREATE TABLE "auth_verification" (
	"id" text PRIMARY KEY NOT NULL,
	"identifier" text NOT NULL,
	"value" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "event" (
	"province_id" text NOT NULL,
	"stream" text NOT NULL,
	"seq" integer NOT NULL,
	"facet" text NOT NULL,
	"body" jsonb NOT NULL,
	"recorded_at" timestamp(3) with time zone NOT NULL,
	"mended_at" timestamp(3) with time zone,
	"recorded_on" date NOT NULL,
	"recorded_by" text,
	"request" text,
	"digest" text,
	"hash" text NOT NULL,
	"xid" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	CONSTRAINT "event_province_id_stream_seq_pk" PRIMARY KEY("province_id","stream","seq"),
	CONSTRAINT "event_request" UNIQUE("province_id","stream","request")
);
--> statement-breakpoint
CREATE TABLE "facet_head" (
	"province_id" text NOT NULL,
	"facet" text NOT NULL,
	"stream" text NOT NULL,
	"seq" integer NOT NULL,
	"state" jsonb NOT NULL,
	CONSTRAINT "facet_head_province_id_facet_stream_pk" PRIMARY KEY("province_id","facet","stream")
);
--> statement-breakpoint
CREATE TABLE "log_root" (
	"province_id" text NOT NULL,
	"day" date NOT NULL,
	"streams" integer NOT NULL,
	"root" text NOT NULL,
	CONSTRAINT "log_root_province_id_day_pk" PRIMARY KEY("province_id","day")
);
--> statement-breakpoint
CREATE TABLE "milestones_day" (
	"province_id" text NOT NULL,
	"stream" text NOT NULL,
	"from_day" date NOT NULL,
	"seq" integer NOT NULL,
	"stage" text NOT NULL,
	"next" text,
	"next_baseline" text,
	"next_forecast" text,
	"gate" text,
	"gate_baseline0" text,
	"gate_baseline" text,
	"gate_forecast" text,
	"gate_forecast_before" text,
	"established" text,
	"started" text,
	"completed" text,
	"operating" text,
	"unconfirmed" jsonb NOT NULL,
	"last_report" date,
	"grounds" jsonb NOT NULL,
	"stage_ground" text,
	"gate_ground" text,
	CONSTRAINT "milestones_day_province_id_stream_from_day_pk" PRIMARY KEY("province_id","stream","from_day"),
	CONSTRAINT "milestones_day_stage" CHECK ("milestones_day"."stage" in ('plan', 'establishment', 'preparation', 'construction', 'completed', 'operating', 'ended')),
	CONSTRAINT "milestones_day_next" CHECK ("milestones_day"."next" in ('in_plan', 'public_notice', 'dossier_submitted', 'appraised', 'established', 'detailed_plan', 'project_approved', 'eia_approved', 'fire_design_appraised', 'site_cleared', 'land_allocated', 'construction_permit', 'ceremony', 'construction_started', 'component_works', 'works_accepted', 'wastewater_trial', 'infrastructure_completed', 'first_tenant', 'filled', 'revoked', 'withdrawn')),
	CONSTRAINT "milestones_day_gate" CHECK ("milestones_day"."gate" in ('established', 'construction_started', 'infrastructure_completed')),
	CONSTRAINT "milestones_day_stage_ground" CHECK ("milestones_day"."stage_ground" in ('reported', 'sourced', 'derived', 'illustrative')),
	CONSTRAINT "milestones_day_gate_ground" CHECK ("milestones_day"."gate_ground" in ('reported', 'sourced', 'derived', 'illustrative'))
);
--> statement-breakpoint
CREATE TABLE "obstacles_day" (
	"province_id" text NOT NULL,
	"stream" text NOT NULL,
	"from_day" date NOT NULL,
	"seq" integer NOT NULL,
	"open" jsonb NOT NULL,
	CONSTRAINT "obstacles_day_province_id_stream_from_day_pk" PRIMARY KEY("province_id","stream","from_day")
);
--> statement-breakpoint
CREATE TABLE "organisation_day" (
	"province_id" text NOT NULL,
	"stream" text NOT NULL,
	"from_day" date NOT NULL,
	"seq" integer NOT NULL,
	"kind" text NOT NULL,
	"name_vi" text NOT NULL,
	"name_en" text NOT NULL,
	"unit_code" text,
	"provenance" text NOT NULL,
	"closed" boolean NOT NULL,
	CONSTRAINT "organisation_day_province_id_stream_from_day_pk" PRIMARY KEY("province_id","stream","from_day"),
	CONSTRAINT "organisation_day_kind" CHECK ("organisation_day"."kind" in ('investor', 'local_committee', 'department', 'city_committee')),
	CONSTRAINT "organisation_day_provenance" CHECK ("organisation_day"."provenance" in ('reported', 'sourced', 'derived', 'illustrative'))
);
--> statement-breakpoint
CREATE TABLE "person_day" (
	"province_id" text NOT NULL,
	"stream" text NOT NULL,
	"from_day" date NOT NULL,
	"seq" integer NOT NULL,
	"name" text NOT NULL,
	"title_vi" text NOT NULL,
	"title_en" text NOT NULL,
	"organisation_id" text NOT NULL,
	"role" text NOT NULL,
	"unit_code" text,
	"provenance" text NOT NULL,
	"duties" jsonb NOT NULL,
	"username" text,
	"open" boolean NOT NULL,
	CONSTRAINT "person_day_province_id_stream_from_day_pk" PRIMARY KEY("province_id","stream","from_day"),
	CONSTRAINT "person_day_role" CHECK ("person_day"."role" in ('public', 'project_manager', 'area_committee', 'department', 'leadership', 'administrator')),
	CONSTRAINT "person_day_provenance" CHECK ("person_day"."provenance" in ('reported', 'sourced', 'derived', 'illustrative'))
);
--> statement-breakpoint
CREATE TABLE "register_day" (
	"province_id" text NOT NULL,
	"stream" text NOT NULL,
	"from_day" date NOT NULL,
	"seq" integer NOT NULL,
	"name_vi" text NOT NULL,
	"place" text NOT NULL,
	"kind" text NOT NULL,
	"lat" double precision,
	"lon" double precision,
	"precision" text NOT NULL,
	"confidence" text NOT NULL,
	"placeholder" boolean NOT NULL,
	"units" jsonb NOT NULL,
	"parties" jsonb NOT NULL,
	"facts" jsonb NOT NULL,
	CONSTRAINT "register_day_province_id_stream_from_day_pk" PRIMARY KEY("province_id","stream","from_day"),
	CONSTRAINT "register_day_kind" CHECK ("register_day"."kind" in ('industrial', 'craft_village')),
	CONSTRAINT "register_day_precision" CHECK ("register_day"."precision" in ('surveyed', 'commune', 'commune_from_name', 'district', 'none')),
	CONSTRAINT "register_day_position" CHECK (("register_day"."lat" is null) = ("register_day"."lon" is null))
);
--> statement-breakpoint
CREATE TABLE "settings_day" (
	"province_id" text NOT NULL,
	"stream" text NOT NULL,
	"from_day" date NOT NULL,
	"seq" integer NOT NULL,
	"identity" jsonb,
	"thresholds" jsonb NOT NULL,
	CONSTRAINT "settings_day_province_id_stream_from_day_pk" PRIMARY KEY("province_id","stream","from_day")
);
--> statement-breakpoint
CREATE TABLE "target_day" (
	"province_id" text NOT NULL,
	"stream" text NOT NULL,
	"from_day" date NOT NULL,
	"seq" integer NOT NULL,
	"position" integer NOT NULL,
	"name_vi" text NOT NULL,
	"name_en" text NOT NULL,
	"definition_vi" text NOT NULL,
	"definition_en" text NOT NULL,
	"cohort" jsonb NOT NULL,
	"goal" jsonb,
	"min" integer,
	"max" integer,
	"due_on" date,
	"published_on" text NOT NULL,
	"source_vi" text NOT NULL,
	"source_en" text NOT NULL,
	"source_url" text,
	"closed" boolean NOT NULL,
	CONSTRAINT "target_day_province_id_stream_from_day_pk" PRIMARY KEY("province_id","stream","from_day")
);
--> statement-breakpoint
CREATE TABLE "unit_cell" (
	"province_id" text NOT NULL,
	"q" integer NOT NULL,
	"r" integer NOT NULL,
	"district_code" text NOT NULL,
	"commune_code" text NOT NULL,
	CONSTRAINT "unit_cell_province_id_q_r_pk" PRIMARY KEY("province_id","q","r")
);
--> statement-breakpoint
CREATE TABLE "unit_day" (
	"province_id" text NOT NULL,
	"stream" text NOT NULL,
	"from_day" date NOT NULL,
	"seq" integer NOT NULL,
	"level" text NOT NULL,
	"kind" text NOT NULL,
	"name_vi" text NOT NULL,
	"name_en" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"area_km2" double precision NOT NULL,
	"label_lon" double precision NOT NULL,
	"label_lat" double precision NOT NULL,
	"predecessors" jsonb NOT NULL,
	CONSTRAINT "unit_day_province_id_stream_from_day_pk" PRIMARY KEY("province_id","stream","from_day"),
	CONSTRAINT "unit_day_level" CHECK ("unit_day"."level" in ('district', 'commune'))
);
--> statement-breakpoint
CREATE INDEX "auth_account_user" ON "auth_account" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "auth_session_user" ON "auth_session" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "event_transaction" ON "event" USING btree ("province_id","xid");--> statement-breakpoint
CREATE INDEX "unit_cell_commune" ON "unit_cell" USING btree ("province_id","commune_code");