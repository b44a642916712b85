/** What features add to a customer's card; a new feature's file is found by its name. */
import.meta.glob('../features/*/onCustomerCard.{ts,tsx}', { eager: true });
