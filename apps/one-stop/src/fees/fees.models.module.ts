import { MongooseModule } from '@nestjs/mongoose';
import { CLOSING, closingSchema } from './closing.schema.ts';
import { ONLINE_PAYMENT, onlinePaymentSchema } from './online-payment.schema.ts';
import { RECEIPT, receiptSchema } from './receipt.schema.ts';

export const feesModels = MongooseModule.forFeature([{ name: RECEIPT, schema: receiptSchema }, { name: ONLINE_PAYMENT, schema: onlinePaymentSchema }, { name: CLOSING, schema: closingSchema }]);
