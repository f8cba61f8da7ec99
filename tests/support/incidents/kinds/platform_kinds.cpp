// SPDX-License-Identifier: GPL-3.0-or-later
#include "kinds.h"

namespace incidents {

namespace {

using enum StepRole;

constexpr bool toldInChinese = true;

Kind imageNotFound()
{
    return {"image-not-found", {Deploy},
        {{Voice::Kubernetes, Level::Warning, "Failed",
             "Failed to pull image \"registry.example.com/{svc}:{ver}\": rpc error: code = "
             "NotFound desc = failed to resolve reference: not found"},
            {Voice::Systemd, Level::Error, "dockerd",
                "manifest for registry.example.com/{svc}:{ver} not found: manifest unknown: "
                "manifest unknown"},
            {Voice::Tool, Level::Error, "",
                "registry.example.com/{svc}:{ver}: no such image (tag does not exist)"},
            {Voice::Tool, Level::Error, "",
                "拉取镜像 registry.example.com/{svc}:{ver} 失败：仓库中没有该标签", "",
                toldInChinese}},
        Effect::None, true};
}

Kind registryAccess()
{
    return {"registry-access", {Push, Deploy},
        {{Voice::Systemd, Level::Error, "dockerd",
             "unauthorized: authentication required for "
             "registry.example.com/v2/{svc}/blobs/uploads/"},
            {Voice::Kubernetes, Level::Warning, "Failed",
                "Failed to pull image \"registry.example.com/{svc}:{ver}\": pull access denied, "
                "repository does not exist or may require 'docker login'"},
            {Voice::Tool, Level::Error, "",
                "denied: requested access to the resource is denied (robot account expired)"},
            {Voice::Tool, Level::Error, "",
                "推送 registry.example.com/{svc}:{ver} 被拒绝：机器人账号无写权限（HTTP 403）", "",
                toldInChinese}}};
}

Kind certificate()
{
    return {"certificate-expired", {Health, Traffic, Deploy},
        {{Voice::Java, Level::Error, "c.e.client.AuthClient", "handshake with auth.internal:8443",
             "javax.net.ssl.SSLHandshakeException: PKIX path validation failed: "
             "java.security.cert.CertPathValidatorException: validity check failed"},
            {Voice::Go, Level::Error, "client/tls", "call auth.internal",
                "x509: certificate has expired or is not yet valid: current time "
                "2025-02-15T10:07:11Z is after 2025-02-14T23:59:59Z"},
            {Voice::Nginx, Level::Error, "",
                "upstream SSL certificate verify error: (10:certificate has expired) while SSL "
                "handshaking to upstream, client: {ip}, server: _"},
            {Voice::Python, Level::Error, "requests.adapters", "POST https://auth.internal/token",
                "ssl.SSLCertVerificationError: [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify "
                "failed: certificate has expired (_ssl.c:1007)"},
            {Voice::Tool, Level::Error, "",
                "auth.internal 证书已于 2025-02-14 过期，TLS 握手被拒绝", "", toldInChinese}}};
}

Kind nameResolution()
{
    return {"dns", {Deploy, Health},
        {{Voice::Java, Level::Error, "c.e.client.InventoryClient",
             "GET http://inventory.svc/api/stock",
             "java.net.UnknownHostException: inventory.svc: Temporary failure in name resolution"},
            {Voice::Go, Level::Error, "client/dial", "dial cache",
                "dial tcp: lookup cache-{n}.svc.cluster.local on {ip}:53: no such host"},
            {Voice::Python, Level::Error, "kombu.connection", "broker",
                "socket.gaierror: [Errno -2] Name or service not known"},
            {Voice::Nginx, Level::Fatal, "",
                "host not found in upstream \"{svc}-backend\" in "
                "/etc/nginx/conf.d/default.conf:{nn}"},
            {Voice::Tool, Level::Error, "",
                "域名 {svc}-db.internal 解析失败（NXDOMAIN，服务器 {ip}）", "", toldInChinese}}};
}

Kind quota()
{
    return {"quota", {Deploy},
        {{Voice::Kubernetes, Level::Warning, "FailedCreate",
             "Error creating: pods \"{pod}\" is forbidden: exceeded quota: compute, requested: "
             "limits.memory=2Gi, used: limits.memory=31Gi, limited: limits.memory=32Gi"},
            {Voice::Tool, Level::Error, "",
                "QuotaExceeded: cores quota of project {svc} is 64, in use 62, requested 6"},
            {Voice::Tool, Level::Error, "",
                "创建实例失败：项目 {svc} 的 CPU 配额不足（已用 62，上限 64，申请 6）", "",
                toldInChinese}},
        Effect::None, true};
}

Kind diskFull()
{
    return {"disk-full", {Build, Deploy, Check},
        {{Voice::Systemd, Level::Error, "dockerd",
             "write /var/lib/docker/overlay2/{hex}/diff/app.jar: no space left on device"},
            {Voice::Java, Level::Error, "o.a.k.s.internals.LogManager",
                "Shutdown broker because all log dirs in /data have failed",
                "java.io.IOException: No space left on device"},
            {Voice::Python, Level::Error, "app.export", "writing /data/export/{hex}.parquet",
                "OSError: [Errno 28] No space left on device"},
            {Voice::Kubernetes, Level::Warning, "Evicted",
                "The node was low on resource: ephemeral-storage. Container app was using {big}Ki, "
                "request is 0."},
            {Voice::Tool, Level::Error, "",
                "节点 {host} 写入 /data 失败：磁盘空间不足（已用 100%）", "", toldInChinese}}};
}

Kind permission()
{
    return {"permission", {Deploy, Check},
        {{Voice::Python, Level::Error, "app.storage", "opening /var/run/secrets/{svc}/token",
             "PermissionError: [Errno 13] Permission denied: '/var/run/secrets/{svc}/token'"},
            {Voice::Kubernetes, Level::Warning, "FailedMount",
                "MountVolume.SetUp failed for volume \"tls\" : secret \"{svc}-tls\" not found"},
            {Voice::Go, Level::Error, "kube/client", "list endpoints",
                "endpoints is forbidden: User \"system:serviceaccount:{svc}\" cannot list resource "
                "\"endpoints\" in API group \"\""},
            {Voice::Tool, Level::Error, "", "读取密钥 {svc}/tls 被拒绝：服务账号没有 get 权限", "",
                toldInChinese}}};
}

Kind artifact()
{
    return {"artifact-damaged", {Build, Check},
        {{Voice::Tool, Level::Error, "",
             "{svc}-{ver}.tar.gz: checksum mismatch (expected {hex}, got {hex})"},
            {Voice::Python, Level::Error, "pip",
                "THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE: urllib3"},
            {Voice::Java, Level::Error, "o.a.maven.cli.MavenCli",
                "Could not resolve dependencies for project {pkg}: Could not find artifact "
                "{pkg}:client:jar:2.{n}.0 in central"},
            {Voice::Tool, Level::Error, "", "制品 {svc}-{ver}.tar.gz 校验和不一致，可能已损坏", "",
                toldInChinese}}};
}

Kind unitTests()
{
    return {"unit-tests", {Build, Test},
        {{Voice::Java, Level::Error, "o.a.m.plugin.surefire",
             "Tests run: 1284, Failures: 2, Errors: 0, Skipped: 7 - "
             "RefundServiceTest.partialRefund expected:<{nn}> but was:<{nn}>"},
            {Voice::Python, Level::Error, "pytest",
                "FAILED tests/test_refund.py::test_partial - AssertionError: assert {nn} == {nn}"},
            {Voice::Go, Level::Error, "testing", "--- FAIL: TestPartialRefund (0.0{n}s)"},
            {Voice::Tool, Level::Error, "", "用例 退款-部分退款 断言不通过：期望 {nn}，实际 {nn}",
                "", toldInChinese}}};
}

} // namespace

std::vector<Kind> platformKinds()
{
    return {imageNotFound(), registryAccess(), certificate(), nameResolution(), quota(), diskFull(),
        permission(), artifact(), unitTests()};
}

} // namespace incidents
