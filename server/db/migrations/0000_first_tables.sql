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
CREATE TABLE "auth_rate_limit" (
	"id" text PRIMARY KEY NOT NULL,
	"key" text NOT NULL,
	"count" integer NOT NULL,
	"last_request" bigint NOT NULL,
	CONSTRAINT "auth_rate_limit_key_unique" UNIQUE("key")
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
CREATE TABLE "cluster" (
	"province_id" text NOT NULL,
	"id" text NOT NULL,
	"code" text NOT NULL,
	"name_vi" text NOT NULL,
	"place" text NOT NULL,
	"kind" text NOT NULL,
	"lat" double precision,
	"lon" double precision,
	"precision" text NOT NULL,
	"confidence" text NOT NULL,
	"placeholder" boolean NOT NULL,
	"registered_on" date NOT NULL,
	CONSTRAINT "cluster_province_id_id_pk" PRIMARY KEY("province_id","id"),
	CONSTRAINT "cluster_code" UNIQUE("province_id","code"),
	CONSTRAINT "cluster_kind" CHECK ("cluster"."kind" in ('industrial', 'craft_village')),
	CONSTRAINT "cluster_position" CHECK (("cluster"."lat" is null) = ("cluster"."lon" is null))
);
--> statement-breakpoint
CREATE TABLE "cluster_fact" (
	"province_id" text NOT NULL,
	"cluster_id" text NOT NULL,
	"id" text NOT NULL,
	"field" text NOT NULL,
	"value" text NOT NULL,
	"stated_for" text,
	"recorded_on" date NOT NULL,
	"provenance" text NOT NULL,
	"source" text,
	"confidence" text NOT NULL,
	CONSTRAINT "cluster_fact_province_id_cluster_id_id_pk" PRIMARY KEY("province_id","cluster_id","id")
);
--> statement-breakpoint
CREATE TABLE "cluster_party" (
	"province_id" text NOT NULL,
	"cluster_id" text NOT NULL,
	"organisation_id" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"provenance" text NOT NULL,
	"source" text,
	CONSTRAINT "cluster_party_province_id_cluster_id_organisation_id_valid_from_pk" PRIMARY KEY("province_id","cluster_id","organisation_id","valid_from")
);
--> statement-breakpoint
CREATE TABLE "cluster_unit" (
	"province_id" text NOT NULL,
	"cluster_id" text NOT NULL,
	"unit_code" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	CONSTRAINT "cluster_unit_province_id_cluster_id_unit_code_valid_from_pk" PRIMARY KEY("province_id","cluster_id","unit_code","valid_from")
);
--> statement-breakpoint
CREATE TABLE "cluster_head" (
	"province_id" text NOT NULL,
	"cluster_id" text NOT NULL,
	"seq" integer NOT NULL,
	"hash" text NOT NULL,
	"recorded_at" timestamp(3) with time zone NOT NULL,
	"standing" jsonb NOT NULL,
	CONSTRAINT "cluster_head_province_id_cluster_id_pk" PRIMARY KEY("province_id","cluster_id")
);
--> statement-breakpoint
CREATE TABLE "cluster_state" (
	"province_id" text NOT NULL,
	"cluster_id" text NOT NULL,
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
	"unconfirmed" text NOT NULL,
	"last_report" date,
	CONSTRAINT "cluster_state_province_id_cluster_id_from_day_pk" PRIMARY KEY("province_id","cluster_id","from_day")
);
--> statement-breakpoint
CREATE TABLE "event" (
	"province_id" text NOT NULL,
	"cluster_id" text NOT NULL,
	"seq" integer NOT NULL,
	"recorded_at" timestamp(3) with time zone NOT NULL,
	"recorded_on" date NOT NULL,
	"recorded_by" text,
	"body" jsonb NOT NULL,
	"request" text,
	"hash" text NOT NULL,
	CONSTRAINT "event_province_id_cluster_id_seq_pk" PRIMARY KEY("province_id","cluster_id","seq"),
	CONSTRAINT "event_request" UNIQUE("province_id","cluster_id","request")
);
--> statement-breakpoint
CREATE TABLE "log_root" (
	"province_id" text NOT NULL,
	"day" date NOT NULL,
	"heads" integer NOT NULL,
	"root" text NOT NULL,
	CONSTRAINT "log_root_province_id_day_pk" PRIMARY KEY("province_id","day")
);
--> statement-breakpoint
CREATE TABLE "milestone_entry" (
	"province_id" text NOT NULL,
	"cluster_id" text NOT NULL,
	"seq" integer NOT NULL,
	"position" integer NOT NULL,
	"milestone" text NOT NULL,
	"kind" text NOT NULL,
	"date" text NOT NULL,
	"provenance" text NOT NULL,
	"reason" text,
	"note" text,
	"source" text,
	"document_number" text,
	"document_day" date,
	"document_issuer" text,
	"recorded_at" timestamp(3) with time zone NOT NULL,
	"recorded_on" date NOT NULL,
	"recorded_by" text,
	CONSTRAINT "milestone_entry_province_id_cluster_id_seq_position_pk" PRIMARY KEY("province_id","cluster_id","seq","position"),
	CONSTRAINT "milestone_entry_kind" CHECK ("milestone_entry"."kind" in ('baseline', 'forecast', 'actual', 'confirmation', 'return')),
	CONSTRAINT "milestone_entry_provenance" CHECK ("milestone_entry"."provenance" in ('sourced', 'illustrative', 'reported'))
);
--> statement-breakpoint
CREATE TABLE "duty" (
	"province_id" text NOT NULL,
	"id" text NOT NULL,
	"organisation_id" text NOT NULL,
	"cluster_id" text,
	"person_id" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	CONSTRAINT "duty_province_id_id_pk" PRIMARY KEY("province_id","id")
);
--> statement-breakpoint
CREATE TABLE "organisation" (
	"province_id" text NOT NULL,
	"id" text NOT NULL,
	"kind" text NOT NULL,
	"name_vi" text NOT NULL,
	"name_en" text NOT NULL,
	"unit_code" text,
	"provenance" text NOT NULL,
	CONSTRAINT "organisation_province_id_id_pk" PRIMARY KEY("province_id","id")
);
--> statement-breakpoint
CREATE TABLE "person" (
	"province_id" text NOT NULL,
	"id" text NOT NULL,
	"organisation_id" text NOT NULL,
	"name" text NOT NULL,
	"title_vi" text NOT NULL,
	"title_en" text NOT NULL,
	"role" text NOT NULL,
	"unit_code" text,
	"provenance" text NOT NULL,
	CONSTRAINT "person_province_id_id_pk" PRIMARY KEY("province_id","id")
);
--> statement-breakpoint
CREATE TABLE "target" (
	"province_id" text NOT NULL,
	"code" text NOT NULL,
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
	CONSTRAINT "target_province_id_code_pk" PRIMARY KEY("province_id","code")
);
--> statement-breakpoint
CREATE TABLE "setting" (
	"key" text PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "unit" (
	"province_id" text NOT NULL,
	"code" text NOT NULL,
	"level" text NOT NULL,
	"kind" text NOT NULL,
	"name_vi" text NOT NULL,
	"name_en" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"area_km2" double precision NOT NULL,
	"label_lon" double precision NOT NULL,
	"label_lat" double precision NOT NULL,
	CONSTRAINT "unit_province_id_code_pk" PRIMARY KEY("province_id","code")
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
CREATE TABLE "unit_succession" (
	"province_id" text NOT NULL,
	"from_code" text NOT NULL,
	"to_code" text NOT NULL,
	"share_of_successor" double precision NOT NULL,
	CONSTRAINT "unit_succession_province_id_from_code_to_code_pk" PRIMARY KEY("province_id","from_code","to_code")
);
--> statement-breakpoint
ALTER TABLE "cluster_fact" ADD CONSTRAINT "cluster_fact_province_id_cluster_id_cluster_province_id_id_fk" FOREIGN KEY ("province_id","cluster_id") REFERENCES "public"."cluster"("province_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cluster_party" ADD CONSTRAINT "cluster_party_province_id_cluster_id_cluster_province_id_id_fk" FOREIGN KEY ("province_id","cluster_id") REFERENCES "public"."cluster"("province_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cluster_unit" ADD CONSTRAINT "cluster_unit_province_id_cluster_id_cluster_province_id_id_fk" FOREIGN KEY ("province_id","cluster_id") REFERENCES "public"."cluster"("province_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cluster_head" ADD CONSTRAINT "cluster_head_province_id_cluster_id_cluster_province_id_id_fk" FOREIGN KEY ("province_id","cluster_id") REFERENCES "public"."cluster"("province_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cluster_state" ADD CONSTRAINT "cluster_state_province_id_cluster_id_cluster_province_id_id_fk" FOREIGN KEY ("province_id","cluster_id") REFERENCES "public"."cluster"("province_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event" ADD CONSTRAINT "event_province_id_cluster_id_cluster_province_id_id_fk" FOREIGN KEY ("province_id","cluster_id") REFERENCES "public"."cluster"("province_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "milestone_entry" ADD CONSTRAINT "milestone_entry_province_id_cluster_id_cluster_province_id_id_fk" FOREIGN KEY ("province_id","cluster_id") REFERENCES "public"."cluster"("province_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "auth_account_user" ON "auth_account" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "auth_session_user" ON "auth_session" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "cluster_unit_unit" ON "cluster_unit" USING btree ("province_id","unit_code");--> statement-breakpoint
CREATE INDEX "event_recorded" ON "event" USING btree ("province_id","recorded_at");--> statement-breakpoint
CREATE INDEX "duty_person" ON "duty" USING btree ("province_id","person_id");--> statement-breakpoint
CREATE INDEX "duty_organisation" ON "duty" USING btree ("province_id","organisation_id");--> statement-breakpoint
CREATE INDEX "organisation_unit" ON "organisation" USING btree ("province_id","unit_code");--> statement-breakpoint
CREATE INDEX "unit_cell_commune" ON "unit_cell" USING btree ("province_id","commune_code");