import { afterAll, expect, test } from "vitest";
import { folder, mustRead, readWhole } from "./files.fixture.ts";

const place = folder();
afterAll(() => place.remove());

/** Headers as shops and programs write them, a row below, and what each column is. */
const headed: readonly (readonly [file: string, columns: Record<string, string>])[] = [
  ["cliente;fecha;importe\nc1;13/01/2024;1,5", { customer: "cliente", date: "fecha", amount: "importe" }],
  [
    "ID Cliente;Nº Factura;Fecha Factura;Total\n7;F1;13/01/2024;1,5",
    { customer: "ID Cliente", order: "Nº Factura", date: "Fecha Factura", amount: "Total" },
  ],
  [
    "CÓDIGO_CLIENTE|FECHA_PEDIDO|MONTO\n7|13-01-2024|1,5",
    { customer: "CÓDIGO_CLIENTE", date: "FECHA_PEDIDO", amount: "MONTO" },
  ],
  [
    "RUT,Boleta,Fecha,Hora,Monto Total\n1-9,55,13/01/2024,10:30,1990",
    { customer: "RUT", order: "Boleta", date: "Fecha", time: "Hora", amount: "Monto Total" },
  ],
  [
    "order_id,customer_id,customer_name,order_date,ship_date,subtotal,tax,total\n9,c1,Ana,2024-01-13,2024-01-20,10,2,12",
    {
      order: "order_id",
      customer: "customer_id",
      name: "customer_name",
      date: "order_date",
      amount: "total",
    },
  ],
  [
    "Fecha entrega;Fecha pedido;Cliente;Precio;Importe\n20/01/2024;13/01/2024;c1;9,99;19,98",
    { date: "Fecha pedido", customer: "Cliente", amount: "Importe", price: "Precio" },
  ],
  [
    "fecha nacimiento,fecha,cliente,total\n13/01/1980,13/01/2024,c1,5.5",
    { date: "fecha", customer: "cliente", amount: "total" },
  ],
  [
    "email,created_at,total_price\na@b.c,2024-01-13T10:00:00+01:00,5.5",
    { customer: "email", email: "email", date: "created_at", amount: "total_price" },
  ],
  [
    "Correo electrónico;Fecha;Valor\na@b.c;13/01/2024;5,5",
    { customer: "Correo electrónico", email: "Correo electrónico", date: "Fecha", amount: "Valor" },
  ],
  [
    "Invoice ID,Branch,Member,Quantity,Unit price,Total,Date\nX1,A,m1,2,5.25,10.5,1/13/2019",
    {
      order: "Invoice ID",
      customer: "Member",
      quantity: "Quantity",
      price: "Unit price",
      amount: "Total",
      date: "Date",
    },
  ],
  [
    "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n1,A,b c,2,13/1/2010 8:26,2.5,17850,UK",
    {
      order: "InvoiceNo",
      sku: "StockCode",
      product: "Description",
      quantity: "Quantity",
      date: "InvoiceDate",
      price: "UnitPrice",
      customer: "CustomerID",
    },
  ],
  [
    "Invoice,StockCode,Description,Quantity,InvoiceDate,Price,Customer ID,Country\n1,A,b c,2,13/1/2010 8:26,2.5,17850,UK",
    {
      order: "Invoice",
      sku: "StockCode",
      product: "Description",
      quantity: "Quantity",
      date: "InvoiceDate",
      price: "Price",
      customer: "Customer ID",
    },
  ],
  [
    "Name,Email,Created at,Total,Lineitem quantity,Lineitem name,Lineitem price\n#1001,a@b.c,2024-01-13 10:00:00 +0100,9.5,1,Pan,9.5",
    {
      order: "Name",
      customer: "Email",
      email: "Email",
      date: "Created at",
      amount: "Total",
      quantity: "Lineitem quantity",
      product: "Lineitem name",
      price: "Lineitem price",
    },
  ],
  [
    "user_id,event_time,price\nu1,2019-10-13 00:00:00 UTC,5.5",
    { customer: "user_id", date: "event_time", price: "price" },
  ],
  [
    "household_key,BASKET_ID,DAY,SALES_VALUE\nh1,b1,2024-01-13,1.39",
    { customer: "household_key", order: "BASKET_ID", date: "DAY", amount: "SALES_VALUE" },
  ],
  [
    "id,cliente,fecha,total\n1,c1,2024-01-13,5.5",
    { order: "id", customer: "cliente", date: "fecha", amount: "total" },
  ],
  [
    'Pedido,Data,Cliente,Valor Total,Quantidade\n1,13/01/2024,c1,"5,5",2',
    { order: "Pedido", date: "Data", customer: "Cliente", amount: "Valor Total", quantity: "Quantidade" },
  ],
  [
    "Fecha,Nombre cliente,Producto,Cantidad,Precio unitario\n13/01/2024,Ana Ruiz,Pan,2,1.50",
    {
      date: "Fecha",
      customer: "Nombre cliente",
      name: "Nombre cliente",
      product: "Producto",
      quantity: "Cantidad",
      price: "Precio unitario",
    },
  ],
  [
    "cliente,fecha,importe,IVA,gastos de envío,descuento\nc1,2024-01-13,10,2,3,1",
    { customer: "cliente", date: "fecha", amount: "importe" },
  ],
  [
    "Order Number,Order Status,Customer Note,Order Date,Customer User ID,Order Total Amount\n1,completed,x,2024-01-13,5,9.5",
    { order: "Order Number", date: "Order Date", customer: "Customer User ID", amount: "Order Total Amount" },
  ],
];

test.each(headed)("%s", async (file, columns) => {
  const { understanding, rows } = await mustRead(place.write("headed", `${file}\n`));
  expect(understanding.columns).toEqual(columns);
  expect(rows).toHaveLength(1);
});

test("a map names columns by header in any case or by position, and overrides", async () => {
  const path = place.write("map", "A,Código,cuándo,x,y\nz,c1,13/01/2024,5.5,7\n");
  const map = { customer: "codigo", date: "3", amount: "Y" } as const;
  const whole = await mustRead(path, { map });
  expect(whole.understanding.columns).toMatchObject({ customer: "Código", date: "cuándo", amount: "y" });
  expect(whole.rows[0]).toMatchObject({ customer: "c1", amount: "7" });
  expect(await readWhole(path, { map: { ...map, customer: "nadie" } })).toMatchObject({
    id: "file.map_unknown_column",
    params: { column: "nadie" },
  });
  expect(await readWhole(path, { map: { ...map, customer: "6" } })).toMatchObject({
    id: "file.map_unknown_column",
  });
  expect(await readWhole(path, { map: { buyer: "A" } as never })).toMatchObject({
    id: "file.map_unknown_role",
  });
});

test("without a header: an order has one customer, a product has many", async () => {
  const lines = Array.from({ length: 400 }, (_, i) => {
    const order = Math.floor(i / 3);
    const day = new Date(Date.UTC(2024, 0, 1 + Math.floor(order / 2))).toISOString().slice(0, 10);
    return [
      `F${9000 + order}`,
      `SKU${i % 97}`,
      `K${(order * 7) % 31}`,
      day,
      (i % 3) + 1,
      (i % 50) + 0.99,
    ].join(";");
  });
  const { understanding } = await mustRead(place.write("headerless", `${lines.join("\n")}\n`));
  expect(understanding).toMatchObject({
    header: false,
    columns: { order: "1", customer: "3", date: "4", quantity: "5", amount: "6" },
  });
});

test("without a header: small files of the usual shapes", async () => {
  const columns = async (text: string) => (await mustRead(place.write("small", text))).understanding.columns;
  expect(await columns("c1;05/01/2024;10,50\nc2;15/01/2024;3,00\nc1;20/02/2024;7,25\n")).toEqual({
    customer: "1",
    date: "2",
    amount: "3",
  });
  expect(
    await columns(
      "1001,5,2024-01-05,20.00\n1002,6,2024-01-05,10.00\n1003,5,2024-02-05,5.00\n1004,7,2024-02-06,8.00\n",
    ),
  ).toEqual({ order: "1", customer: "2", date: "3", amount: "4" });
  expect(await columns("a@x.com,2024-01-05,10\nb@x.com,2024-01-06,20\na@x.com,2024-02-05,30\n")).toEqual({
    customer: "1",
    email: "1",
    date: "2",
    amount: "3",
  });
  expect(
    await columns(" 1  2024-01-05 08:30  12.50\n 2  2024-01-06 09:30  2.50\n 1  2024-02-05 18:30  112.50\n"),
  ).toEqual({
    customer: "1",
    date: "2",
    time: "3",
    amount: "4",
  });
  expect(await columns("a;b;c\nc1;13/01/2024;5,5\nc2;14/01/2024;6,5\n")).toEqual({
    customer: "a",
    date: "b",
    amount: "c",
  });
});
