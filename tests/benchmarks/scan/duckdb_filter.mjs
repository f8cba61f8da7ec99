// SPDX-License-Identifier: GPL-3.0-or-later
// duckdb_filter.mjs FILE CSV THREADS: filters a history to the failed deployments with DuckDB, as CSV, and
// prints the seconds that the query took; starting DuckDB is not counted.
import { DuckDBInstance } from '@duckdb/node-api';

const [file, csv, threads] = process.argv.slice(2);
const instance = await DuckDBInstance.create(':memory:', { threads });
const connection = await instance.connect();
const format = file.endsWith('.json') ? 'array' : 'newline_delimited';
const quoted = (text) => `'${text.replaceAll("'", "''")}'`;
// The types of the columns are told: guessing them would take longer.
const query = `copy (
  select id, version, environment, "deploymentType", status, "startTime", "endTime", executor,
    progress.percentage as percentage, progress."currentStep" as "currentStep"
  from read_json(${quoted(file)}, format = '${format}', maximum_object_size = 33554432, columns = {
    id: 'varchar', version: 'varchar', environment: 'varchar', "deploymentType": 'varchar',
    status: 'varchar', "startTime": 'varchar', "endTime": 'varchar', executor: 'varchar',
    progress: 'struct(percentage double, "currentStep" varchar)'})
  where status = 'FAILED') to ${quoted(csv)} (format csv, header)`;
// The reader of JSON is there, whatever it takes to load it.
await connection.run(`select '{}'::json`);
const begin = performance.now();
await connection.run(query);
console.log((performance.now() - begin) / 1000);
