ALTER TABLE "sign_in" DROP CONSTRAINT "sign_in_outcome";--> statement-breakpoint
ALTER TABLE "auth_account" ADD COLUMN "issuer" text;--> statement-breakpoint
ALTER TABLE "sign_in" ADD CONSTRAINT "sign_in_outcome" CHECK ("sign_in"."outcome" in ('signed_in', 'link', 'factor', 'wrong', 'factor_wrong', 'not_now', 'left'));