-- The two columns this product brings (001, section 4.1): the estimated monthly cost of a VPS and of an IP address.
-- Up works wherever it finds the column, whoever made it. Down never loses a cost that someone entered: it takes the
-- column away only where this migration added it and nothing is in it. What tells the two apart is the last sentence
-- of the column's comment, because nothing else may be added to the platform's database.

-- Up Migration

do $$
declare
  target record;
  column_comment text;
  type_found text;
  wrong_rows bigint;
  meaning constant text :=
    'Estimated monthly cost in USD, kept by Finance and Operations. NULL means unknown, not free. '
    'Modeled internal approximation based on provider invoices and usage patterns. '
    'Not an invoice. Always validate with finance systems.';
  added_by_us constant text := ' Column added by Penguin Figures.';
begin
  for target in
    select * from (values
      ('vps_instances', 'decimal(8,2)', 'status'),
      ('smtp_ip_addresses', 'decimal(6,2)', 'vps_instance_id')
    ) as listed (table_name, cost_type, looked_up_by)
  loop
    -- The cost column: added where it is missing, taken as it is where it exists.
    select format_type(found.atttypid, found.atttypmod), col_description(found.attrelid, found.attnum)
    into type_found, column_comment
    from pg_attribute found
    where found.attrelid = target.table_name::regclass
      and found.attname = 'approximate_cost' and not found.attisdropped;

    if type_found is null then
      execute format('alter table %I add column approximate_cost %s', target.table_name, target.cost_type);
      column_comment := added_by_us;
    elsif type_found !~ '^(numeric|smallint|integer|bigint|real|double precision)' then
      raise exception '%.approximate_cost exists as %, which cannot hold a cost. Change it to % and run the migration again.',
        target.table_name, type_found, target.cost_type;
    end if;

    -- Never negative. NaN counts as wrong too: Postgres sorts it above every number, so ">= 0" alone lets it in.
    execute format(
      'select count(*) from %I where not (approximate_cost >= 0 and approximate_cost < ''NaN''::numeric)',
      target.table_name
    ) into wrong_rows;
    if wrong_rows > 0 then
      raise exception '% has % row(s) whose approximate_cost is negative (or not a number). '
        'Correct them, or set them to NULL (unknown), and run the migration again. To see them: '
        'select id, approximate_cost from % where not (approximate_cost >= 0 and approximate_cost < ''NaN'')',
        target.table_name, wrong_rows, target.table_name;
    end if;
    execute format('alter table %I drop constraint if exists %I',
      target.table_name, target.table_name || '_approximate_cost_not_negative');
    execute format(
      'alter table %I add constraint %I check (approximate_cost >= 0 and approximate_cost < ''NaN''::numeric)',
      target.table_name, target.table_name || '_approximate_cost_not_negative');

    -- What Finance looks for every month: the resources that nobody has priced yet.
    execute format('create index if not exists %I on %I (%I) where approximate_cost is null',
      target.table_name || '_not_yet_priced', target.table_name, target.looked_up_by);

    execute format('comment on column %I.approximate_cost is %L', target.table_name,
      meaning || case when column_comment like '%' || added_by_us then added_by_us else '' end);
  end loop;
end
$$;

-- Down Migration

do $$
declare
  target_table text;
  column_comment text;
  priced_rows bigint;
  our_comment constant text := 'Estimated monthly cost in USD, kept by Finance and Operations.%';
  added_by_us constant text := '% Column added by Penguin Figures.';
begin
  foreach target_table in array array['smtp_ip_addresses', 'vps_instances'] loop
    select col_description(found.attrelid, found.attnum)
    into column_comment
    from pg_attribute found
    where found.attrelid = to_regclass(target_table)
      and found.attname = 'approximate_cost' and not found.attisdropped;
    continue when not found;

    -- This also locks the table, so no cost can be entered between the count and the drop below.
    execute format('alter table %I drop constraint if exists %I',
      target_table, target_table || '_approximate_cost_not_negative');
    execute format('drop index if exists %I', target_table || '_not_yet_priced');

    execute format('select count(approximate_cost) from %I', target_table) into priced_rows;
    if priced_rows = 0 and column_comment like added_by_us then
      execute format('alter table %I drop column approximate_cost', target_table);
    else
      if column_comment like our_comment then
        execute format('comment on column %I.approximate_cost is null', target_table);
      end if;
      raise warning '%.approximate_cost is kept: %.', target_table,
        case when priced_rows > 0 then priced_rows || ' row(s) hold a cost'
             else 'the platform, or an earlier rollback, left it here' end;
    end if;
  end loop;
end
$$;
