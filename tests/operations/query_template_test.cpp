// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/operations/metric_templates.h"
#include "deploy/operations/query_template.h"

#include "builder.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace operations {

namespace {

using Names = std::vector<std::string>;
using test_support::aDeployment;

std::string filled(std::string_view expression, const PlaceholderValues& values)
{
    const auto query = filledQuery(expression, values);
    return query ? *query : "refused: " + query.error().message.toEnglish();
}

/// What Go's strconv.Unquote makes of what stands between the quotes: a plain oracle for the
/// escapes that are written.
std::string unquoted(std::string_view text)
{
    std::string value;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\\') {
            value += text[i];
        } else if (text[i + 1] == 'x') {
            value += static_cast<char>(std::stoi(std::string(text.substr(i + 2, 2)), nullptr, 16));
            i += 3;
        } else {
            value += text[++i];
        }
    }
    return value;
}

/// Made of what is special anywhere.
std::string randomValue(std::mt19937& random)
{
    constexpr std::string_view characters = "ab7_-./:\\\"'`$^*+?()[]{}|\n\t #=~!,\x01";
    std::string value;
    for (std::size_t length = 1 + random() % 12; length > 0; --length)
        value += characters[random() % characters.size()];
    return value;
}

TEST(QueryTemplate, takesValuesIntoStrings)
{
    EXPECT_EQ(filled(R"(up{app="{{service}}",ns='{{ namespace }}'})",
                  {{"service", R"(a"b\c'd)"}, {"namespace", "o'brien"}}),
        R"(up{app="a\"b\\c'd",ns='o\'brien'})");
    EXPECT_EQ(filled(R"(up{app="{{service}}"})", {{"service", "a\x1f\x7f\n"}}),
        R"(up{app="a\x1f\x7f\x0a"})");
}

TEST(QueryTemplate, takesValuesLiterallyWhereTheyAreMatched)
{
    const PlaceholderValues values{{"service", "pay.v2+"}};
    EXPECT_EQ(filled(R"(up{app=~"{{service}}-.*"})", values), R"(up{app=~"pay\\.v2\\+-.*"})");
    EXPECT_EQ(filled(R"(up{app !~ '{{service}}'})", values), R"(up{app !~ 'pay\\.v2\\+'})");
    EXPECT_EQ(filled("up{app=~`{{service}}`}", values), "up{app=~`pay\\.v2\\+`}");
    EXPECT_EQ(filled(R"(up{app="{{service}}"} == 1)", values), R"(up{app="pay.v2+"} == 1)");
}

TEST(QueryTemplate, noValueLeavesItsString)
{
    std::mt19937 random(20261126); // NOLINT(cert-msc51-cpp): the same values each time
    for (int round = 0; round < 2000; ++round) {
        const std::string value = randomValue(random);
        const char quote = random() % 2 == 0 ? '"' : '\'';
        const std::string open = std::string("x{a=") + quote;
        const std::string close = quote + std::string("}");
        const std::string text = filled(open + "{{service}}" + close, {{"service", value}});
        ASSERT_TRUE(text.starts_with(open) && text.ends_with(close)) << text;
        const std::string inner =
            text.substr(open.size(), text.size() - open.size() - close.size());
        ASSERT_EQ(unquoted(inner), value);
        for (std::size_t i = 0; i < inner.size(); ++i) {
            ASSERT_NE(inner[i], quote) << text;
            if (inner[i] == '\\')
                ++i;
        }
    }
}

TEST(QueryTemplate, aMatchedValueMatchesItselfAlone)
{
    std::mt19937 random(7); // NOLINT(cert-msc51-cpp): the same values each time
    for (int round = 0; round < 500; ++round) {
        const std::string value = randomValue(random);
        const std::string text = filled(R"(x{a=~"{{hash}}"})", {{"hash", value}});
        const std::string matched = unquoted(text.substr(6, text.size() - 8));
        std::string literal;
        for (std::size_t i = 0; i < matched.size(); ++i) {
            const bool isSpecial =
                std::string_view(".+*?()|[]{}^$").find(matched[i]) != std::string_view::npos;
            ASSERT_FALSE(isSpecial) << text; // each stands behind a backslash
            i += matched[i] == '\\' ? 1 : 0;
            literal += matched.at(i);
        }
        ASSERT_EQ(literal, value);
    }
}

TEST(QueryTemplate, onlyPlainValuesStandOutsideOfStrings)
{
    EXPECT_EQ(filled("rate(x[{{window}}])", {{"window", "300s"}}), "rate(x[300s])");
    EXPECT_EQ(filled("{{service}}_total", {{"service", "http:requests"}}), "http:requests_total");
    EXPECT_EQ(filled("x{{{service}}}", {{"service", "a=\"b\"} or x{"}}).substr(0, 8), "refused:");
    EXPECT_EQ(
        filled("up{a=`{{service}}`}", {{"service", "a`} or up{a=`"}}).substr(0, 8), "refused:");
}

TEST(QueryTemplate, commentsStayAsTheyAre)
{
    EXPECT_EQ(filled("up # {{service}} of \"all\n+ {{hash}}", {{"hash", "abc"}}),
        "up # {{service}} of \"all\n+ abc");
    EXPECT_EQ(filled("up{a=\"# {{hash}}\"}", {{"hash", "abc"}}), "up{a=\"# abc\"}");
    EXPECT_EQ(
        placeholdersOf("up # {{service}}\n{{hash}} '# {{version}}'"), (Names{"hash", "version"}));
}

TEST(QueryTemplate, withoutAValueNothingIsSent)
{
    EXPECT_EQ(filled("up{ns=\"{{namespace}}\"}", {{"service", "a"}}),
        "refused: The query was not sent: this deployment has no value for {{namespace}}.");
    EXPECT_EQ(filled("up{ns=\"{{namespace}}\"}", {{"namespace", ""}}),
        "refused: The query was not sent: this deployment has no value for {{namespace}}.");
    EXPECT_EQ(filled("up{a=\"{{args.service-name}}\"}", {}),
        "refused: The query was not sent: {{args.service-name}} is not a placeholder that is "
        "known.");
}

TEST(QueryTemplate, otherBracesAreNone)
{
    for (const std::string_view text :
        {"", "{{", "{{}}", "{{ }}", "{{a b}}", "x{{service}", "up{a=\"{{\"}", "up{a=\"\\{{\"}"})
        EXPECT_EQ(filled(text, {{"service", "a"}}), text);
    EXPECT_EQ(placeholdersOf("{{{service}}}{{service}}{{ hash }}"), (Names{"service", "hash"}));
}

TEST(PlaceholderValues, areWhatTheDeploymentTells)
{
    deployment::Deployment deployment;
    deployment.service = "shop";
    deployment.version = "v2";
    EXPECT_EQ(
        placeholderValues(deployment), (PlaceholderValues{{"service", "shop"}, {"version", "v2"}}));

    deployment.service.clear();
    deployment::Workload workload;
    workload.name = "web";
    workload.nameSpace = "shop-ns";
    workload.tree = {{0, "Rollout", "web", "Paused", {}, {}, {}, {}},
        {2, "ReplicaSet", "web-6cf78c66c5", "Healthy", {}, {"canary"}, {}, {}},
        {3, "Pod", "web-6cf78c66c5-abcde", "Running", {}, {}, {}, {}},
        {2, "ReplicaSet", "web-745b98fd5b", "Healthy", {}, {"stable"}, {}, {}}};
    deployment.workload = workload;
    PlaceholderValues expected{{"service", "web"}, {"version", "v2"}, {"namespace", "shop-ns"},
        {"rollout", "web"}, {"hash", "6cf78c66c5"}, {"stable_hash", "745b98fd5b"}};
    EXPECT_EQ(placeholderValues(deployment), expected);

    deployment.workload->tree[1].roles.clear(); // promoted
    deployment.workload->tree[1].name = "web-old";
    expected["hash"] = "745b98fd5b";
    EXPECT_EQ(placeholderValues(deployment), expected);
}

TEST(MetricTemplates, areFilledByAKubernetesDeployment)
{
    const PlaceholderValues values{{"service", "web"}, {"namespace", "shop"}, {"window", "300s"}};
    for (const MetricTemplateSet& set : metricTemplateSets()) {
        for (const MetricTemplate& each : set.queries) {
            const auto query = filledQuery(each.expression, values);
            ASSERT_TRUE(query) << set.id << ' ' << query.error().message.toEnglish();
            EXPECT_EQ(query->find("{{"), std::string::npos) << *query;
            EXPECT_EQ(std::ranges::count(*query, '('), std::ranges::count(*query, ')')) << *query;
        }
    }
}

} // namespace

} // namespace operations
