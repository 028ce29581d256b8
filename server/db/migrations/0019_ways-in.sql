ALTER TABLE "sign_in" DROP CONSTRAINT "sign_in_outcome";--> statement-breakpoint
ALTER TABLE "sign_in" ADD CONSTRAINT "sign_in_outcome" CHECK ("sign_in"."outcome" in ('signed_in', 'link', 'factor', 'wrong', 'factor_wrong', 'not_now', 'left'));--> statement-breakpoint
-- Kept without its issuer, a subject names nobody for certain: who came by the provider is found by name once more.
DELETE FROM "auth_account" WHERE "provider_id" = 'oidc' AND "account_id" NOT LIKE '% %';
