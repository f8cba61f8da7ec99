// SPDX-License-Identifier: GPL-3.0-or-later
#include "kubernetes_properties.h"

#include "deploy/kubernetes/attempts.h"

#include <cstdlib>

namespace fuzz {

namespace {

using kubernetes::AnyObject;
using kubernetes::AttemptBook;
using kubernetes::Children;
using kubernetes::ObjectKind;

void require(bool holds)
{
    if (!holds)
        std::abort();
}

bool isWithin(std::string_view part, std::string_view text)
{
    return part.data() >= text.data() && part.data() + part.size() <= text.data() + text.size();
}

/// Every change has a row that can be asked for, and percentages are of this world.
void checkRows(AttemptBook& book, const std::vector<kubernetes::AttemptChange>& changes,
    const Children& children)
{
    for (const auto& change : changes) {
        require(book.workloadOf(change.record.id).has_value());
        const auto whole = book.whole(change.record.id, children);
        require(whole.has_value());
        const auto percentage = whole->deployment.progress.percentage;
        require(!percentage || (*percentage >= 0 && *percentage <= 100));
        require(!change.record.end || *change.record.end >= change.record.start);
    }
}

void checkObject(std::string_view text, AttemptBook& book, Children& children)
{
    for (const auto kind :
        {ObjectKind::Rollout, ObjectKind::Deployment, ObjectKind::ReplicaSet, ObjectKind::Pod,
            ObjectKind::AnalysisRun, ObjectKind::Experiment, ObjectKind::Event, ObjectKind::Job}) {
        auto object = kubernetes::readObject(kind, text);
        if (!object)
            continue;
        require(!std::visit([](const auto& each) { return each.meta.name.empty(); }, *object));
        if (const auto* const workload = std::get_if<kubernetes::WorkloadObject>(&*object)) {
            // Everything that was read before is its own now, so that it is looked at.
            for (auto& each : children.replicaSets)
                each.meta.owners = {{{}, {}, workload->meta.uid}};
            checkRows(book, book.apply(*workload), children);
            continue;
        }
        children.add(std::move(*object));
    }
}

} // namespace

void checkKubernetes(std::string_view text)
{
    AttemptBook book{{{}, [] { return deployment::Timestamp(); }}};
    Children children;
    checkObject(text, book, children);
    if (const auto page = kubernetes::readListPage(text)) {
        book.beginList(ObjectKind::Rollout);
        for (const std::string_view item : page->items) {
            require(isWithin(item, text));
            checkObject(item, book, children);
        }
        checkRows(book, book.endList(ObjectKind::Rollout), children);
    }
    if (const auto event = kubernetes::readWatchLine(text)) {
        require(isWithin(event->object, text) && event->object.starts_with('{')
            && event->object.ends_with('}'));
        checkObject(event->object, book, children);
    }
    static_cast<void>(kubernetes::readStatus(text));
}

} // namespace fuzz
