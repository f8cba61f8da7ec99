// SPDX-License-Identifier: GPL-3.0-or-later
// Nothing is tuned to these: see kinds.h.
#include "kinds.h"

namespace incidents {

namespace {

using enum StepRole;

constexpr bool sayInChinese = true;

Kind tokenClock()
{
    return {"token-clock", {Health, Traffic},
        {{Voice::Rust, Level::Error, "auth::verify", "token rejected",
             "InvalidToken: nbf is {nn}s ahead of local time"},
            {Voice::Node, Level::Error, "passport", "session of {uuid}",
                "JsonWebTokenError: jwt not active"},
            {Voice::DotNet, Level::Error, "Microsoft.AspNetCore.Authentication.JwtBearer",
                "Bearer was not authenticated. IDX10222: Lifetime validation: the token is not yet "
                "valid."}}};
}

Kind blockedNetwork()
{
    return {"network-policy", {Deploy, Health},
        {{Voice::Rust, Level::Error, "sqlx::pool", "cannot reach {db}",
             "No route to host {ip}:5432"},
            {Voice::Logfmt, Level::Error, "store", "open database",
                "dial tcp {ip}:5432: i/o timeout"},
            {Voice::Node, Level::Error, "redis", "connection to cache",
                "Error: connect ETIMEDOUT {ip}:6379"},
            {Voice::Tool, Level::Error, "", "{host} 到 {ip}:3306 网络不通，防火墙策略未放行", "",
                sayInChinese}}};
}

Kind systemLibrary()
{
    return {"glibc", {Deploy},
        {{Voice::Systemd, Level::Error, "app",
             "/usr/local/bin/{svc}: /lib/x86_64-linux-gnu/libc.so.6: version `GLIBC_2.34' not "
             "found (required by /usr/local/bin/{svc})"},
            {Voice::Ansible, Level::Error, "", "exec /usr/local/bin/{svc}: exec format error"},
            {Voice::Kubernetes, Level::Warning, "Failed",
                "Error: failed to create containerd task: exec: \"/entrypoint.sh\": stat "
                "/entrypoint.sh: no such file or directory: unknown"}},
        Effect::None, true};
}

Kind readOnly()
{
    return {"read-only-files", {Deploy, Check},
        {{Voice::Node, Level::Error, "upload", "cache folder",
             "Error: EROFS: read-only file system, mkdir '/app/cache'"},
            {Voice::Ruby, Level::Fatal, "", "boot",
                "Errno::EROFS (Read-only file system @ rb_sysopen - /app/tmp/pids/server.pid)"},
            {Voice::Ansible, Level::Error, "",
                "There was an issue creating /opt/{svc} as requested: [Errno 30] Read-only file "
                "system: b'/opt/{svc}'"},
            {Voice::Tool, Level::Error, "", "{host} 根分区已变为只读，无法写入 /opt/{svc}", "",
                sayInChinese}}};
}

Kind topic()
{
    return {"topic", {Deploy, Traffic},
        {{Voice::DotNet, Level::Error, "Confluent.Kafka.Consumer",
             "{svc}-events: Broker: Unknown topic or partition"},
            {Voice::Logfmt, Level::Error, "events", "subscribe",
                "kafka server: Not authorized to access this topic: {svc}-events"},
            {Voice::Rust, Level::Error, "events::consumer", "poll stopped",
                "Unsubscribed: queue {svc}.in was deleted"}}};
}

Kind cache()
{
    return {"cache", {Traffic, Observe},
        {{Voice::Node, Level::Error, "redis", "SET cart:{uuid}",
             "ReplyError: OOM command not allowed when used memory > 'maxmemory'."},
            {Voice::Ruby, Level::Error, "", "cart {uuid} not cached",
                "Redis::CommandError (READONLY You can't write against a read only replica.)"},
            {Voice::Logfmt, Level::Error, "cache", "set", "CLUSTERDOWN Hash slot not served"}},
        Effect::LatencyJump, true};
}

Kind handles()
{
    return {"handles", {Traffic, Observe},
        {{Voice::Node, Level::Error, "server", "accept",
             "Error: EMFILE: too many open files, open '/app/views/cart.html'"},
            {Voice::Rust, Level::Error, "hyper::server",
                "accept: Too many open files (os error 24)"},
            {Voice::DotNet, Level::Fatal, "Microsoft.AspNetCore.Server.Kestrel",
                "Unable to create thread: Resource temporarily unavailable"}},
        Effect::Both, true};
}

Kind noNode()
{
    return {"no-node", {Deploy},
        {{Voice::Kubernetes, Level::Warning, "FailedScheduling",
             "0/12 nodes are available: 3 node(s) had untolerated taint {dedicated: gpu}, 9 "
             "Insufficient cpu."},
            {Voice::Tool, Level::Error, "",
                "没有可调度的节点：12 个节点中 9 个 CPU 不足，3 个有污点", "", sayInChinese}},
        Effect::None, true};
}

Kind limited()
{
    return {"rate-limit", {Traffic, Observe},
        {{Voice::Node, Level::Error, "geocoder", "lookup",
             "Error: Request failed with status code 429"},
            {Voice::DotNet, Level::Error, "Example.Sms",
                "Provider answered 429 TooManyRequests, quota 100/s"},
            {Voice::Logfmt, Level::Error, "sms", "send", "provider: rate limit exceeded (100/s)"},
            {Voice::Tool, Level::Error, "", "短信网关限流：每秒 100 条已用尽，返回 429", "",
                sayInChinese}},
        Effect::RateDrop, true};
}

Kind crash()
{
    return {"crash", {Deploy, Traffic},
        {{Voice::Systemd, Level::Error, "kernel",
             "{svc}[{big}]: segfault at 0 ip 00007f{hex} sp 00007f{hex} error 4 in libimage.so"},
            {Voice::Rust, Level::Error, "panic",
                "thread 'main' panicked at 'called `Option::unwrap()` on a `None` value', "
                "src/config.rs:{nn}:14"},
            {Voice::Node, Level::Fatal, "process", "uncaughtException",
                "TypeError: Cannot read properties of undefined (reading 'rates')"}},
        Effect::None, true};
}

Kind encoding()
{
    return {"encoding", {Test, Traffic},
        {{Voice::Ruby, Level::Error, "", "import of {table} stopped",
             "Encoding::UndefinedConversionError (\"\\xE5\" from ASCII-8BIT to UTF-8)"},
            {Voice::Node, Level::Error, "import", "row {big}",
                "SyntaxError: Unexpected token < in JSON at position 0"},
            {Voice::Rust, Level::Error, "import::csv", "row {big} of {table}",
                "InvalidUtf8: invalid utf-8 sequence of 1 bytes from index {n}"}},
        Effect::RateDrop, true};
}

Kind hotPartition()
{
    return {"hot-partition", {Observe, Traffic}, {}, Effect::LatencyJump};
}

} // namespace

std::span<const Kind> heldBackKinds()
{
    static const std::vector<Kind> kinds{tokenClock(), blockedNetwork(), systemLibrary(),
        readOnly(), topic(), cache(), handles(), noNode(), limited(), crash(), encoding(),
        hotPartition()};
    return kinds;
}

} // namespace incidents
