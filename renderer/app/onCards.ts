/** What features add to a customer's and to a vehicle's card; a new feature's file is found by its name. */
import.meta.glob('../features/*/{onCustomerCard,onVehicleCard}.{ts,tsx}', { eager: true });
