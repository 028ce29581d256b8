CREATE TABLE "device_queue" (
	"province_id" text NOT NULL,
	"person" text NOT NULL,
	"device" text NOT NULL,
	"waiting" integer NOT NULL,
	"files" integer NOT NULL,
	"oldest" timestamp(3) with time zone,
	"told_at" timestamp(3) with time zone NOT NULL,
	CONSTRAINT "device_queue_province_id_person_device_pk" PRIMARY KEY("province_id","person","device")
);
