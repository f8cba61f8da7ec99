// SPDX-License-Identifier: GPL-3.0-or-later
#include "kinds.h"

namespace incidents {

namespace {

using enum StepRole;

constexpr bool inChinese = true;

Kind migrationLock()
{
    return {"migration-lock", {Check, Deploy},
        {{Voice::Java, Level::Error, "org.flywaydb.core.Flyway", "Migration of schema {db} failed",
             "org.flywaydb.core.api.FlywayException: Unable to acquire PostgreSQL advisory lock "
             "after {n} attempts"},
            {Voice::Java, Level::Error, "liquibase.lockservice",
                "Could not acquire change log lock. Currently locked by {host} ({ip}) since "
                "2/15/25, 9:12 AM"},
            {Voice::Python, Level::Error, "django.db.backends",
                "migrate --noinput stopped at {table}.00{nn}_add_index",
                "django.db.utils.OperationalError: (1205, 'Lock wait timeout exceeded; try "
                "restarting transaction')"},
            {Voice::Go, Level::Error, "migrate/main", "migration {big} not applied",
                "can't acquire database lock: pq: canceling statement due to lock timeout"},
            {Voice::Java, Level::Error, "c.e.db.SchemaUpgrader",
                "升级表 {table} 失败：等待元数据锁超时，锁被会话 {big} 持有", ""},
            {Voice::Tool, Level::Error, "",
                "数据库变更脚本 V{nn}__alter_{table}.sql 执行失败：表被锁定（会话 {big}）", "",
                inChinese}}};
}

Kind keyMissing()
{
    return {"config-key-missing", {Deploy},
        {{Voice::Java, Level::Error, "o.s.boot.SpringApplication", "Application run failed",
             "java.lang.IllegalArgumentException: Could not resolve placeholder '{key}'"},
            {Voice::Go, Level::Fatal, "cmd/server/main", "load config",
                "required key {key} missing value"},
            {Voice::Python, Level::Error, "app.settings", "could not read settings",
                "KeyError: '{key}'"},
            {Voice::Systemd, Level::Error, "app", "panic: environment variable {key} is not set"},
            {Voice::Go, Level::Fatal, "internal/boot", "启动失败：配置项 {key} 未设置", ""},
            {Voice::Java, Level::Error, "c.e.boot.ConfigLoader", "缺少必填配置 {key}，应用无法启动",
                ""}},
        Effect::None, true};
}

Kind outOfMemory()
{
    return {"out-of-memory", {Deploy, Observe},
        {{Voice::Java, Level::Error, "o.a.c.core.ContainerBase",
             "Unhandled failure in thread cache-loader",
             "java.lang.OutOfMemoryError: Java heap space"},
            {Voice::Systemd, Level::Error, "kernel",
                "Out of memory: Killed process {big} ({svc}) total-vm:{big}kB, anon-rss:{big}kB"},
            {Voice::Kubernetes, Level::Warning, "OOMKilling",
                "Memory cgroup out of memory: Kill process {big} ({svc}) score 1974 or sacrifice "
                "child"},
            {Voice::Go, Level::Fatal, "runtime/malloc",
                "runtime: out of memory: cannot allocate {big}-byte block"},
            {Voice::Tool, Level::Error, "",
                "容器 {pod} 内存超限被系统终止（OOMKilled，退出码 137，上限 512Mi）", "",
                inChinese}},
        Effect::None, true};
}

Kind portInUse()
{
    return {"port-in-use", {Deploy},
        {{Voice::Java, Level::Error, "o.s.b.d.LoggingFailureAnalysisReporter",
             "Web server failed to start. Port {port} was already in use."},
            {Voice::Go, Level::Fatal, "server/http", "serve",
                "listen tcp :{port}: bind: address already in use"},
            {Voice::Nginx, Level::Fatal, "",
                "bind() to 0.0.0.0:{port} failed (98: Address already in use)"},
            {Voice::Python, Level::Error, "gunicorn.error", "Can't connect to ('0.0.0.0', {port})",
                "OSError: [Errno 98] Address already in use"},
            {Voice::Systemd, Level::Error, "app", "监听端口 {port} 失败：地址已被占用"}},
        Effect::None, true};
}

Kind licence()
{
    return {"licence", {Deploy, Health},
        {{Voice::Java, Level::Error, "c.v.license.LicenseManager",
             "License key {uuid} expired on 2025-01-31; refusing to start"},
            {Voice::Python, Level::Fatal, "vendor.engine",
                "licence check: 16 cores licensed, 24 in use; shutting down"},
            {Voice::Systemd, Level::Error, "dbengine",
                "License file /etc/dbengine/licence.lic is not valid for host {host}"},
            {Voice::Tool, Level::Error, "", "中间件授权已过期（2025-01-31），节点 {host} 拒绝启动",
                "", inChinese}}};
}

Kind incompatibleLibrary()
{
    return {"incompatible-library", {Deploy, Test},
        {{Voice::Java, Level::Error, "o.s.web.context.ContextLoader",
             "Context initialization failed",
             "java.lang.NoSuchMethodError: 'com.google.common.collect.ImmutableMap "
             "{pkg}.Util.copy(java.util.Map)'"},
            {Voice::Python, Level::Error, "uvicorn.error", "Application startup",
                "ImportError: cannot import name 'soft_unicode' from 'markupsafe' "
                "(/usr/lib/python3/site-packages/markupsafe/__init__.py)"},
            {Voice::Systemd, Level::Error, "app",
                "/opt/{svc}/bin/server: error while loading shared libraries: libssl.so.1.1: "
                "cannot open shared object file: No such file or directory"},
            {Voice::Java, Level::Error, "c.e.boot.PluginLoader",
                "加载插件 pricing-{n} 时类不兼容：java.lang.UnsupportedClassVersionError，编译版本 "
                "61.0",
                ""}},
        Effect::None, true};
}

Kind wrongPassword()
{
    return {"wrong-password", {Deploy, Health},
        {{Voice::Java, Level::Error, "com.zaxxer.hikari.pool.HikariPool",
             "HikariPool-1 - Exception during pool initialization.",
             "org.postgresql.util.PSQLException: FATAL: password authentication failed for user "
             "\"{db}\""},
            {Voice::Go, Level::Error, "store/mysql", "ping database",
                "Error 1045 (28000): Access denied for user '{db}'@'{ip}' (using password: YES)"},
            {Voice::Python, Level::Error, "celery.worker.consumer",
                "consumer: Cannot connect to amqp://{svc}:**@{ip}:5672//: (0, 0): (403) "
                "ACCESS_REFUSED - Login was refused using authentication mechanism PLAIN"},
            {Voice::Go, Level::Error, "cache/redis",
                "WRONGPASS invalid username-password pair or user is disabled."},
            {Voice::Java, Level::Error, "c.e.store.DataSourceFactory",
                "数据库 {db} 登录被拒绝：用户名或密码错误", ""}}};
}

Kind flagTypo()
{
    return {"flag-typo", {Deploy, Traffic},
        {{Voice::Java, Level::Error, "c.e.flags.FlagRegistry",
             "unknown feature flag \"checkout-v2-enabeld\", did you mean \"checkout-v2-enabled\"?"},
            {Voice::Go, Level::Error, "flags/eval",
                "cannot evaluate flag new_pricng_engine: flag does not exist"},
            {Voice::Python, Level::Error, "flags.client",
                "evaluation of 'serach-rerank' for tenant {big}",
                "FlagNotFoundError: serach-rerank"},
            {Voice::Java, Level::Error, "c.e.flags.FlagRegistry",
                "开关 new-chekout 未定义，拒绝加载规则集 {n}", ""}}};
}

} // namespace

std::vector<Kind> startKinds()
{
    return {migrationLock(), keyMissing(), outOfMemory(), portInUse(), licence(),
        incompatibleLibrary(), wrongPassword(), flagTypo()};
}

} // namespace incidents
