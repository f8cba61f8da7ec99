// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/proxy_choice.h"

#include <gtest/gtest.h>

#include <map>

namespace sources {

namespace {

using Variables = std::map<std::string, QByteArray>;

/// "http host:port user:password", "socks …", "direct", or "bad VARIABLE".
std::string choice(const Variables& variables, const char* address)
{
    const auto proxy = proxyFor(QUrl(QString::fromLatin1(address)), [&](const char* name) {
        const auto found = variables.find(name);
        return found == variables.end() ? QByteArray() : found->second;
    });
    if (!proxy)
        return "bad " + proxy.error().message.arguments.at(0);
    if (proxy->type() == QNetworkProxy::NoProxy)
        return "direct";
    const std::string kind = proxy->type() == QNetworkProxy::Socks5Proxy ? "socks " : "http ";
    const std::string user = proxy->user().isEmpty()
        ? ""
        : ' ' + proxy->user().toStdString() + ':' + proxy->password().toStdString();
    return kind + proxy->hostName().toStdString() + ':' + std::to_string(proxy->port()) + user;
}

TEST(ProxyChoice, readsTheFormsOfAProxy)
{
    const auto of = [](const char* value) {
        return choice({{"http_proxy", value}}, "http://deploy.test/api");
    };
    EXPECT_EQ(of("http://proxy.test:3128"), "http proxy.test:3128");
    EXPECT_EQ(of("http://proxy.test:3128/"), "http proxy.test:3128");
    EXPECT_EQ(of("proxy.test:3128"), "http proxy.test:3128");
    EXPECT_EQ(of("http://proxy.test"), "http proxy.test:80");
    EXPECT_EQ(of(" http://[fd00::1]:3128 "), "http fd00::1:3128");
    EXPECT_EQ(of("http://ops:pw@proxy.test:3128"), "http proxy.test:3128 ops:pw");
    EXPECT_EQ(
        of("http://d%5Cops:p%40%3A%2F%25@proxy.test:3128"), "http proxy.test:3128 d\\ops:p@:/%");
    EXPECT_EQ(of("ops:pw@proxy.test:3128"), "http proxy.test:3128 ops:pw");
    EXPECT_EQ(of("socks5://ops:pw@proxy.test"), "socks proxy.test:1080 ops:pw");
    EXPECT_EQ(of("socks5h://proxy.test:9"), "socks proxy.test:9");
    for (const char* bad : {"https://proxy.test:1", "socks4://proxy.test", "http://", "ftp://x:1",
             "http://ops:T0P@:1", "http://x:99999"})
        EXPECT_EQ(of(bad), "bad http_proxy") << "not passed by in silence: " << bad;
}

TEST(ProxyChoice, knowsTheNamesOfTheVariables)
{
    const char* const plain = "http://deploy.test";
    const char* const secure = "https://deploy.test";
    EXPECT_EQ(choice({{"http_proxy", "a:1"}}, secure), "direct");
    EXPECT_EQ(choice({{"https_proxy", "a:1"}}, plain), "direct");
    EXPECT_EQ(choice({{"https_proxy", "a:1"}}, secure), "http a:1");
    EXPECT_EQ(choice({{"HTTPS_PROXY", "a:1"}}, secure), "http a:1");
    EXPECT_EQ(choice({{"HTTP_PROXY", "a:1"}}, plain), "http a:1");
    EXPECT_EQ(choice({{"HTTP_PROXY", "a:1"}, {"REQUEST_METHOD", "GET"}}, plain), "direct");
    EXPECT_EQ(choice({{"http_proxy", "a:1"}, {"HTTP_PROXY", "b:2"}}, plain), "http a:1");
    EXPECT_EQ(choice({{"http_proxy", ""}, {"HTTP_PROXY", "b:2"}}, plain), "http b:2");
    for (const char* all : {"all_proxy", "ALL_PROXY"}) {
        EXPECT_EQ(choice({{all, "socks5://a:1"}}, plain), "socks a:1");
        EXPECT_EQ(choice({{all, "socks5://a:1"}}, secure), "socks a:1");
        EXPECT_EQ(choice({{all, "socks5://a:1"}, {"https_proxy", "b:2"}}, secure), "http b:2");
    }
}

TEST(ProxyChoice, reachesThisMachineDirectly)
{
    for (const char* here :
        {"http://127.0.0.1:8080", "http://localhost", "https://[::1]:1", "http://127.8.8.8"})
        EXPECT_EQ(choice({{"all_proxy", "a:1"}}, here), "direct") << here;
}

struct ExemptCase {
    const char* list;
    const char* address;
    bool isExempt;
};

TEST(ProxyChoice, knowsWhatNeedsNoProxy)
{
    const ExemptCase cases[]{
        {"*", "http://deploy.test", true},
        {"other.test, *", "https://10.0.0.1", true},
        {"", "http://deploy.test", false},
        {"deploy.test", "http://deploy.test:8080/api", true},
        {"DEPLOY.test", "http://deploy.TEST", true},
        {"test", "http://deploy.test", true},
        {".test", "http://deploy.test", true},
        {"*.test", "http://deploy.test", true},
        {".deploy.test", "http://deploy.test", true},
        {"deploy.test.", "http://deploy.test", true},
        {"deploy.test", "http://deploy.test./x", true},
        {"loy.test", "http://deploy.test", false},
        {"deploy.test", "http://test", false},
        {"deploy.test.org", "http://deploy.test", false},
        {"a.test b.test", "http://b.test", true},
        {"a.test,,  b.test", "http://b.test", true},
        {"deploy.test:8080", "http://deploy.test:8080", true},
        {"deploy.test:8080", "http://deploy.test", false},
        {"deploy.test:443", "https://deploy.test", true},
        {"10.1.2.3", "http://10.1.2.3", true},
        {"10.1.2.3", "http://10.1.2.30", false},
        {"10.1.2.3:81", "http://10.1.2.3:81", true},
        {"10.0.0.0/8", "http://10.200.0.1", true},
        {"10.0.0.0/8", "http://11.0.0.1", false},
        {"192.168.1.128/25", "http://192.168.1.127", false},
        {"10.0.0.0/99", "http://10.0.0.1", false},
        {"10.0.0.0/8", "http://10.test", false},
        {"2.3", "http://1.2.2.3", false},
        {"fd00::1", "http://[fd00::1]", true},
        {"[fd00::1]", "http://[fd00::1]:8080", true},
        {"[fd00::1]:8080", "http://[fd00::1]:8080", true},
        {"[fd00::1]:8080", "http://[fd00::1]", false},
        {"fd00::/8", "http://[fd12::3]", true},
        {"fd00::/8", "http://[fe80::3]", false},
        {"3", "http://10.1.2.3", false},
        {":", "http://deploy.test", false},
        {".", "http://deploy.test", false},
        {"/", "http://10.1.2.3", false},
    };
    for (const ExemptCase& one : cases) {
        EXPECT_EQ(isExempt(QUrl(QString::fromLatin1(one.address)), one.list), one.isExempt)
            << one.list << " " << one.address;
        const std::string expected = one.isExempt ? "direct" : "http a:1";
        for (const char* name : {"no_proxy", "NO_PROXY"})
            EXPECT_EQ(choice({{"all_proxy", "a:1"}, {name, one.list}}, one.address), expected)
                << one.list << " " << one.address;
    }
}

} // namespace

} // namespace sources
