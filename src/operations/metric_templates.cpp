// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/operations/metric_templates.h"

namespace operations {

namespace {

constexpr std::string_view slowest = DEPLOY_MESSAGE("Message", "Response time (95th percentile)");

MetricTemplate successRate(std::string_view expression)
{
    return {"successRate", {}, "%", expression, 100};
}

MetricTemplate responseTime(std::string_view expression, double factor)
{
    return {"responseTime", slowest, " ms", expression, factor};
}

} // namespace

const std::vector<MetricTemplateSet>& metricTemplateSets()
{
    static const std::vector<MetricTemplateSet> sets{
        {"istio", DEPLOY_MESSAGE("Message", "Istio (service mesh)"),
            {successRate(
                 R"(1 - (sum(rate(istio_requests_total{reporter="source",destination_service_name="{{service}}",destination_service_namespace="{{namespace}}",response_code=~"5.."}[{{window}}])) or vector(0)) / sum(rate(istio_requests_total{reporter="source",destination_service_name="{{service}}",destination_service_namespace="{{namespace}}"}[{{window}}])))"),
                responseTime(
                    R"(histogram_quantile(0.95, sum by (le) (rate(istio_request_duration_milliseconds_bucket{reporter="source",destination_service_name="{{service}}",destination_service_namespace="{{namespace}}"}[{{window}}]))))",
                    1)}},
        {"nginx", DEPLOY_MESSAGE("Message", "ingress-nginx (label exported_namespace)"),
            {successRate(
                 R"(1 - (sum(rate(nginx_ingress_controller_requests{exported_namespace="{{namespace}}",ingress="{{service}}",status=~"5.."}[{{window}}])) or vector(0)) / sum(rate(nginx_ingress_controller_requests{exported_namespace="{{namespace}}",ingress="{{service}}"}[{{window}}])))"),
                responseTime(
                    R"(histogram_quantile(0.95, sum by (le) (rate(nginx_ingress_controller_request_duration_seconds_bucket{exported_namespace="{{namespace}}",ingress="{{service}}"}[{{window}}]))))",
                    1000)}},
        {"nginx-namespace", DEPLOY_MESSAGE("Message", "ingress-nginx (label namespace)"),
            {successRate(
                 R"(1 - (sum(rate(nginx_ingress_controller_requests{namespace="{{namespace}}",ingress="{{service}}",status=~"5.."}[{{window}}])) or vector(0)) / sum(rate(nginx_ingress_controller_requests{namespace="{{namespace}}",ingress="{{service}}"}[{{window}}])))"),
                responseTime(
                    R"(histogram_quantile(0.95, sum by (le) (rate(nginx_ingress_controller_request_duration_seconds_bucket{namespace="{{namespace}}",ingress="{{service}}"}[{{window}}]))))",
                    1000)}},
        {"http-status", DEPLOY_MESSAGE("Message", "http_requests_total (label status)"),
            {successRate(
                 R"(1 - (sum(rate(http_requests_total{app="{{service}}",status=~"5.."}[{{window}}])) or vector(0)) / sum(rate(http_requests_total{app="{{service}}"}[{{window}}])))"),
                responseTime(
                    R"(histogram_quantile(0.95, sum by (le) (rate(http_request_duration_seconds_bucket{app="{{service}}"}[{{window}}]))))",
                    1000)}},
        {"http-code", DEPLOY_MESSAGE("Message", "http_requests_total (label code)"),
            {successRate(
                 R"(1 - (sum(rate(http_requests_total{app="{{service}}",code=~"5.."}[{{window}}])) or vector(0)) / sum(rate(http_requests_total{app="{{service}}"}[{{window}}])))"),
                responseTime(
                    R"(histogram_quantile(0.95, sum by (le) (rate(http_request_duration_seconds_bucket{app="{{service}}"}[{{window}}]))))",
                    1000)}},
    };
    return sets;
}

} // namespace operations
