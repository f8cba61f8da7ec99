// SPDX-License-Identifier: GPL-3.0-or-later
#include "noise.h"

#include <array>

namespace incidents {

namespace {

using enum Level;

constexpr std::array harmless{
    Phrase{Info, "batch.report", "scan finished: 0 errors, {n} warnings"},
    Phrase{Info, "batch.report", "errors=0 warnings={n} duration={ms}ms"},
    Phrase{Info, "web.filter", "registered ErrorPageFilter for [/error, /5xx.html]"},
    Phrase{Info, "jobs", "no failed jobs found in queue default"},
    Phrase{Info, "store", "failover replica {host} in sync, lag {n} ms"},
    Phrase{Info, "client.config", "connect timeout 2s, read timeout 30s"},
    Phrase{Info, "slo", "error budget remaining: 99.{n}%"},
    Phrase{Info, "runner", "hook post-start finished with exit code 0"},
    Phrase{Info, "client.retry", "retry policy: max 5 attempts, backoff 200 ms, on errors 502,503"},
    Phrase{Info, "tests", "{nn} passed, 0 failed, {n} skipped"},
    Phrase{Info, "tests", "执行完毕：成功 {nn} 项，失败 0 项"},
    Phrase{Info, "monitor", "巡检完成，未发现异常"},
    Phrase{Info, "monitor", "近 5 分钟错误率 0.00%，无告警"},
    Phrase{Info, "audit", "exception handler chain: [NotFoundHandler, ConflictHandler]"},
    Phrase{Debug, "cache", "miss for key session:{uuid}"},
    Phrase{Warning, "store.slow", "slow query ({ms} ms): select id from {table} where state = ?"},
    Phrase{Warning, "web.access", "GET /favicon.ico 404"},
    Phrase{Warning, "jvm", "option -XX:+UseBiasedLocking is ignored since 15"},
    Phrase{Info, "scheduler", "task cleanup-temp took {ms} ms"},
    Phrase{Info, "web.access", "GET /api/{table}/{big} 200 {nn} ms"},
    Phrase{Info, "web.access", "POST /api/{table} 201 {nn} ms"},
    Phrase{Info, "web.access", "GET /api/{table}/{big} 304 {n} ms"},
    Phrase{Info, "heartbeat", "alive, {nn} connections, load 0.{n}"},
    Phrase{Info, "circuit", "breaker pricing is CLOSED, failure rate 0.0%"},
};

constexpr std::array habits{
    Phrase{Error, "ldap.sync", "group sync skipped, directory answered busy; next run in 300 s"},
    Phrase{Error, "web.access", "client {ip} went away: Broken pipe"},
    Phrase{Error, "metrics.push", "could not push {nn} samples to collector, dropped"},
    Phrase{Error, "mail", "bounce from postmaster for message {uuid}"},
    Phrase{Warning, "auth", "login of user {big} failed: wrong password"},
    Phrase{Error, "thumbnail", "unsupported format of upload {uuid}", "ImageFormatError: webp"},
    Phrase{Error, "plugin", "加载可选插件 geoip 失败，已跳过"},
    Phrase{Warning, "store", "replica {host} lagging {ms} ms behind primary"},
    Phrase{Error, "audit", "审计日志上报超时，将于 60 秒后重试"},
    Phrase{Error, "tls", "handshake with scanner {ip} failed: no shared cipher"},
};

constexpr std::array novelties{
    Phrase{Info, "feature", "module price-hints {n}.{n} initialized"},
    Phrase{Info, "feature", "registered 3 endpoints below /api/v3/hints"},
    Phrase{Warning, "config", "property 'server.legacy-mode' is deprecated, use 'server.mode'"},
    Phrase{Info, "feature", "新功能 推荐理由 已启用（灰度 10%）"},
    Phrase{Info, "store", "index ix_{table}_created built in {ms} ms"},
    Phrase{Warning, "feature", "hint cache cold, first answers may take longer"},
    Phrase{Info, "errors", "error reporting enabled, sample rate 0.{n}"},
};

constexpr std::array recoveries{
    Recovery{{Warning, "cache.client", "connection to cache-{n} lost, reconnecting (attempt 1/5)"},
        {Info, "cache.client", "reconnected to cache-{n} after {nn} ms"}},
    Recovery{{Warning, "registry",
                 "push of layer {hex} failed: connection reset by peer, retrying in 1s"},
        {Info, "registry", "layer {hex} pushed on attempt 2"}},
    Recovery{{Warning, "lock", "等待分布式锁 leader 超时，重试第 1 次"},
        {Info, "lock", "已获得分布式锁 leader"}},
    Recovery{{Error, "broker", "heartbeat to broker {host} timed out, rejoining group"},
        {Info, "broker", "successfully joined group {svc} with generation {nn}"}},
};

constexpr std::array survived{
    Phrase{Error, "warmup", "preloading of catalog {n} gave up, continuing without"},
    Phrase{Error, "i18n", "bundle messages_{hex} is missing, using default"},
    Phrase{Error, "advice", "推荐服务预取失败，降级为默认结果"},
    Phrase{Error, "telemetry", "exporter refused span batch: payload too large"},
    Phrase{Error, "cron", "job rebuild-index is still locked by a previous run, skipped"},
};

constexpr std::array ofService{
    Phrase{Error, "web", "request {uuid} answered 503: service is not ready"},
    Phrase{Error, "lifecycle", "{svc} is shutting down after a fatal error"},
    Phrase{Error, "worker", "task settle[{uuid}] aborted: context canceled"},
    Phrase{Error, "health", "component {svc} is DOWN"},
    Phrase{Error, "web", "unhandled error while answering GET /api/{table}/{big}"},
    Phrase{Warning, "circuit", "breaker {svc} changed from CLOSED to OPEN"},
    Phrase{Error, "pool", "closing {nn} connections, pool is shut down"},
};

constexpr std::array ofPlatform{
    Phrase{Warning, "BackOff", "Back-off restarting failed container"},
    Phrase{Warning, "Unhealthy", "Readiness probe failed: HTTP probe failed with statuscode: 503"},
    Phrase{Info, "Killing", "Stopping container app"},
    Phrase{Warning, "ProgressDeadlineExceeded", "ReplicaSet \"{pod}\" has timed out progressing."},
};

constexpr std::array ofToolEnglish{
    Phrase{Warning, "", "attempt 2/3 did not succeed, trying again in 20 s"},
    Phrase{Error, "", "rollout of {svc} {ver} did not become ready within 180 s"},
    Phrase{Error, "", "error: 2 of 3 instances unhealthy"},
};
constexpr std::array ofToolChinese{
    Phrase{Warning, "", "第 2/3 次尝试未成功，20 秒后重试"},
    Phrase{Error, "", "{svc} {ver} 未能在 180 秒内就绪"},
    Phrase{Error, "", "错误：3 个实例中 2 个不健康"},
};

template <typename T, std::size_t n> std::vector<T> listed(const std::array<T, n>& all)
{
    return {all.begin(), all.end()};
}

} // namespace

const Noise& noiseOf(KindSet set)
{
    return set == KindSet::Open ? openNoise() : heldBackNoise();
}

const Noise& openNoise()
{
    static const Noise noise{listed(harmless), listed(habits), listed(novelties),
        listed(recoveries), listed(survived), listed(ofService), listed(ofPlatform),
        listed(ofToolEnglish), listed(ofToolChinese)};
    return noise;
}

} // namespace incidents
