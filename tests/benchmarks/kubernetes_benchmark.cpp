// SPDX-License-Identifier: GPL-3.0-or-later
// Reading what a cluster sends, beside a bare pass of simdjson over the same bytes, and what a busy
// watch costs: its lines in a worker, its rows in the event loop.
#include "figures.h"

#include "deploy/kubernetes/attempts.h"

#include <simdjson.h>

#include <algorithm>
#include <stdexcept>
#include <string>
#include <vector>

using namespace benchmarks;

namespace {

using kubernetes::AttemptBook;
using kubernetes::ObjectKind;
using kubernetes::WorkloadObject;

constexpr std::size_t pageSize = 500;

/// What swells real objects: what kubectl last applied, who owns which field, environments.
std::string ballast(std::size_t bytes)
{
    std::string text;
    while (text.size() < bytes)
        text += R"({"name":"SETTING_)" + std::to_string(text.size())
            + R"(","valueFrom":{"configMapKeyRef":{"key":"k","name":"settings"}}},)";
    text.pop_back();
    return text;
}

/// Of some 20 kB.
std::string rollout(std::size_t number, std::int64_t step)
{
    static const std::string environment = ballast(14'000);
    static const std::string applied(4'000, 'x');
    const std::string name = "service-" + std::to_string(number);
    return R"({"apiVersion":"argoproj.io/v1alpha1","kind":"Rollout","metadata":{"annotations":{"kubectl.kubernetes.io/last-applied-configuration":")"
        + applied
        + R"(","rollout.argoproj.io/revision":"8"},"creationTimestamp":"2026-02-01T08:00:00Z","generation":10,"name":")"
        + name + R"(","namespace":"ns-)" + std::to_string(number % 50) + R"(","resourceVersion":")"
        + std::to_string(880000 + number) + R"(","uid":"00000000-0000-4000-8000-)"
        + std::to_string(100000000000 + number)
        + R"("},"spec":{"replicas":5,"selector":{"matchLabels":{"app":"web"}},"strategy":{"canary":{"steps":[{"setWeight":20},{"pause":{}},{"setWeight":40},{"pause":{"duration":"10m"}},{"setWeight":60},{"analysis":{}},{"setWeight":80},{"pause":{"duration":600}}],"trafficRouting":{"istio":{}}}},"template":{"spec":{"containers":[{"env":[)"
        + environment + R"(],"image":"registry.test/)" + name + R"(:1.5.0","name":")" + name
        + R"("}]}}},"status":{"availableReplicas":5,"canary":{"weights":{"canary":{"weight":20},"stable":{"weight":80}}},"conditions":[{"lastTransitionTime":"2026-03-03T09:00:00Z","lastUpdateTime":"2026-03-03T09:00:00Z","message":"m","reason":"ReplicaSetUpdated","status":"True","type":"Progressing"}],"currentPodHash":"new","currentStepIndex":)"
        + std::to_string(step)
        + R"(,"observedGeneration":"10","phase":"Progressing","message":"more replicas need to be updated","readyReplicas":5,"replicas":6,"stableRS":"old","updatedReplicas":1}})";
}

std::vector<std::string> listPages(std::size_t count)
{
    std::vector<std::string> pages;
    for (std::size_t first = 0; first < count; first += pageSize) {
        std::string page = R"({"apiVersion":"argoproj.io/v1alpha1","items":[)";
        for (std::size_t number = first; number < std::min(count, first + pageSize); ++number)
            page += (number == first ? "" : ",") + rollout(number, 2);
        pages.push_back(page + R"(],"kind":"RolloutList","metadata":{"resourceVersion":"9"}})");
    }
    return pages;
}

/// Every value of every page, as simdjson alone parses them.
void parseBare(const std::vector<std::string>& pages)
{
    simdjson::dom::parser parser;
    for (const std::string& page : pages) {
        if (parser.parse(page).error() != simdjson::SUCCESS)
            throw std::runtime_error("no JSON");
    }
}

std::vector<WorkloadObject> readAll(const std::vector<std::string>& pages)
{
    std::vector<WorkloadObject> objects;
    for (const std::string& text : pages) {
        const auto page = kubernetes::readListPage(text);
        for (const std::string_view item : page.value().items)
            objects.push_back(std::get<WorkloadObject>(
                kubernetes::readObject(ObjectKind::Rollout, item).value()));
    }
    return objects;
}

void compareList(const Options& options, const std::vector<std::string>& pages)
{
    const auto times = inTurns(
        options.rounds, [&] { static_cast<void>(readAll(pages)); }, [&] { parseBare(pages); });
    reportRatio("5,000 Rollouts of 20 kB read / bare simdjson", times.ours * 1000,
        times.theirs * 1000, "ms", 3);
}

/// A second of a watch in which every workload of a thousand goes one step on.
void measureWatch(const std::vector<WorkloadObject>& listed, std::size_t count)
{
    std::vector<std::string> lines;
    for (std::size_t number = 0; number < count; ++number)
        lines.push_back(R"({"type":"MODIFIED","object":)" + rollout(number, 3) + '}');
    std::vector<WorkloadObject> objects;
    const double reading = secondsOf([&] {
        for (const std::string& line : lines) {
            const auto event = kubernetes::readWatchLine(line);
            objects.push_back(std::get<WorkloadObject>(
                kubernetes::readObject(ObjectKind::Rollout, event.value().object).value()));
        }
    });
    AttemptBook book{{{}, [] { return deployment::Timestamp(); }}};
    const double first = secondsOf([&] {
        for (const WorkloadObject& object : listed)
            static_cast<void>(book.apply(object));
    });
    std::size_t changes = 0;
    const double applying = secondsOf([&] {
        for (const WorkloadObject& object : objects)
            changes += book.apply(object).size();
    });
    if (changes != count)
        throw std::runtime_error("a step is not a change");
    reportLimit("1,000 watch events read, in a worker", reading * 1000, 400, "ms");
    reportLimit("5,000 Rollouts become rows, in the event loop", first * 1000, 500, "ms");
    reportLimit("1,000 watch events become rows, in the event loop", applying * 1000, 100, "ms");
}

} // namespace

int main(int argc, char** argv)
{
    const Options options = readOptions(argc, argv);
    const auto pages = listPages(options.small ? 50 : 5'000);
    compareList(options, pages);
    measureWatch(readAll(pages), options.small ? 50 : 1'000);
    return 0;
}
