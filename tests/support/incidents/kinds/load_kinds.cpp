// SPDX-License-Identifier: GPL-3.0-or-later
#include "kinds.h"

namespace incidents {

namespace {

using enum StepRole;

constexpr bool saidInChinese = true;

Kind slowStart()
{
    return {"slow-start-probe", {Deploy, Health},
        {{Voice::Kubernetes, Level::Warning, "Unhealthy",
             "Liveness probe failed: Get \"http://{ip}:{port}/healthz\": context deadline exceeded "
             "(Client.Timeout exceeded while awaiting headers)"},
            {Voice::Kubernetes, Level::Warning, "Unhealthy",
                "Startup probe failed: HTTP probe failed with statuscode: 503"},
            {Voice::Tool, Level::Error, "",
                "{pod} not ready after {nn}s: readiness endpoint still answers 503 (warming up "
                "caches)"},
            {Voice::Tool, Level::Error, "",
                "{pod} 就绪探针连续 {n} 次未通过：预热未完成（HTTP 503）", "", saidInChinese}},
        Effect::None, true};
}

Kind dependencyFails()
{
    return {"dependency-5xx", {Traffic, Observe},
        {{Voice::Java, Level::Error, "c.e.client.PricingClient",
             "[503] during [GET] to [http://pricing.svc/v2/quote] [PricingClient#quote(String)]: "
             "[upstream connect error]"},
            {Voice::Go, Level::Error, "client/pricing", "quote",
                "unexpected status 502 Bad Gateway from http://pricing.svc/v2/quote"},
            {Voice::Nginx, Level::Error, "",
                "connect() failed (111: Connection refused) while connecting to upstream, client: "
                "{ip}, server: _, request: \"POST /api/pay HTTP/1.1\", upstream: "
                "\"http://{ip}:{port}/api/pay\""},
            {Voice::Python, Level::Error, "app.pricing", "quote for cart {uuid}",
                "requests.exceptions.HTTPError: 503 Server Error: Service Unavailable for url: "
                "http://pricing.svc/v2/quote"},
            {Voice::Java, Level::Error, "c.e.client.PricingClient",
                "调用下游 pricing 报价接口返回 503，第 {n} 次", ""}},
        Effect::RateDrop, true};
}

Kind deadlock()
{
    return {"deadlock", {Traffic, Observe},
        {{Voice::Java, Level::Error, "c.e.order.OrderDao",
             "update of {table} {big} was rolled back",
             "com.mysql.cj.jdbc.exceptions.MySQLTransactionRollbackException: Deadlock found when "
             "trying to get lock; try restarting transaction"},
            {Voice::Go, Level::Error, "store/tx", "commit",
                "ERROR: deadlock detected (SQLSTATE 40P01)"},
            {Voice::Java, Level::Error, "c.e.order.OrderDao", "更新 {table} 时发生死锁，事务已回滚",
                ""},
            {Voice::Python, Level::Error, "app.worker", "task settle[{uuid}]",
                "psycopg2.errors.DeadlockDetected: deadlock detected"}},
        Effect::Both, true};
}

Kind poolExhausted()
{
    return {"pool-exhausted", {Traffic, Observe},
        {{Voice::Java, Level::Error, "o.h.e.jdbc.spi.SqlExceptionHelper",
             "HikariPool-1 - Connection is not available, request timed out after 30{nn}ms."},
            {Voice::Python, Level::Error, "sqlalchemy.pool", "checkout",
                "sqlalchemy.exc.TimeoutError: QueuePool limit of size 5 overflow 10 reached, "
                "connection timed out, timeout 30.00"},
            {Voice::Go, Level::Error, "store/pool", "acquire",
                "pgxpool: context deadline exceeded while waiting for a free connection"},
            {Voice::Java, Level::Error, "c.e.store.PoolMonitor",
                "连接池已耗尽：活动 20，等待 {nn}，获取连接超时", ""}},
        Effect::Both, true};
}

Kind pauses()
{
    return {"gc-creep", {Observe},
        {{Voice::Java, Level::Warning, "o.e.m.gc.GcMonitor",
             "[gc][old][{big}] duration [{n}.{n}s], collections [1]/[{n}.{n}s], memory "
             "[3.9gb]->[3.8gb]/[4gb]: long pause"},
            {Voice::Java, Level::Warning, "c.z.hikari.pool.HikariPool",
                "Thread starvation or clock leap detected (housekeeper delta={nn}s{nn}ms)."},
            {Voice::Java, Level::Warning, "c.e.monitor.GcWatcher",
                "老年代回收耗时 {ms} ms，停顿过长", ""}},
        Effect::LatencyCreep, true};
}

Kind dataRace()
{
    return {"data-race", {Traffic, Observe},
        {{Voice::Go, Level::Fatal, "runtime/map", "fatal error: concurrent map writes"},
            {Voice::Java, Level::Error, "c.e.cache.LocalCache", "refresh aborted on {host}",
                "java.util.ConcurrentModificationException: null"},
            {Voice::Systemd, Level::Error, "app",
                "panic: runtime error: index out of range [{nn}] with length {n}"},
            {Voice::Python, Level::Error, "app.cache", "refresh",
                "RuntimeError: dictionary changed size during iteration"}},
        Effect::RateDrop};
}

Kind metricsOnly()
{
    return {"metrics-only", {Traffic, Observe}, {}, Effect::Both};
}

Kind columnMissing()
{
    return {"column-missing", {Test, Traffic},
        {{Voice::Java, Level::Error, "o.h.e.jdbc.spi.SqlExceptionHelper",
             "Unknown column 'o.discount_code' in 'field list'"},
            {Voice::Go, Level::Error, "store/order", "scan row",
                "pq: column \"discount_code\" of relation \"{table}\" does not exist"},
            {Voice::Python, Level::Error, "django.request", "Internal Server Error: /api/{table}/",
                "django.db.utils.ProgrammingError: relation \"{table}_v2\" does not exist"},
            {Voice::Java, Level::Error, "c.e.order.OrderDao",
                "表 {table} 缺少字段 discount_code，查询无法执行", ""}},
        Effect::RateDrop, true};
}

Kind serialization()
{
    return {"serialization", {Traffic, Test},
        {{Voice::Java, Level::Error, "o.a.k.c.consumer.internals.Fetcher",
             "record of topic {svc}-events at offset {big}",
             "org.apache.kafka.common.errors.SerializationException: Unknown magic byte!"},
            {Voice::Java, Level::Error, "c.e.api.MessageReader", "body of message {uuid}",
                "com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException: Unrecognized "
                "field \"couponId\" (class {pkg}.Cart)"},
            {Voice::Go, Level::Error, "codec/proto", "decode",
                "proto: cannot parse invalid wire-format data"},
            {Voice::Java, Level::Error, "c.e.api.MessageReader",
                "消息 {uuid} 反序列化失败：字段 couponId 无法识别", ""}},
        Effect::RateDrop, true};
}

} // namespace

std::vector<Kind> loadKinds()
{
    return {slowStart(), dependencyFails(), deadlock(), poolExhausted(), pauses(), dataRace(),
        metricsOnly(), columnMissing(), serialization()};
}

std::span<const Kind> openKinds()
{
    static const std::vector<Kind> kinds = [] {
        std::vector<Kind> all = startKinds();
        for (const std::vector<Kind>& more : {platformKinds(), loadKinds()})
            all.insert(all.end(), more.begin(), more.end());
        return all;
    }();
    return kinds;
}

} // namespace incidents
