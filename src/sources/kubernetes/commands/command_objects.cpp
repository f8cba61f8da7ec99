// SPDX-License-Identifier: GPL-3.0-or-later
#include "command_objects.h"

#include "deploy/kubernetes/reading.h"

namespace sources {

using deployment::ErrorCode;
using kubernetes::ObjectKind;
using kubernetes::pathOf;

namespace {

/// Where ReplicaSets are not known, there is neither something nor nothing to go back to.
KubeFailure unknownRevisions(KubeFailure failure)
{
    failure.error.message = {
        DEPLOY_MESSAGE("Message",
            "Which revisions can be gone back to is not known: the ReplicaSets could not be "
            "read. %1"),
        {failure.error.message.toEnglish()}};
    return failure;
}

KubeFailure incompleteList()
{
    return ownFailure(ErrorCode::BadFormat,
        DEPLOY_MESSAGE("Message", "The cluster sent only a part of the list."));
}

} // namespace

struct CommandObjectsReader::Reading {
    Inquiry& inquiry; ///< that all of this belongs to
    kubernetes::AttemptBook::Workload workload;
    bool forRollback = false;
    End end;
    kubernetes::CommandObjects objects;
};

void CommandObjectsReader::read(
    Inquiry& inquiry, const kubernetes::AttemptBook::Workload& workload, bool forRollback, End end)
{
    readWorkload(
        std::make_shared<Reading>(Reading{inquiry, workload, forRollback, std::move(end), {}}));
}

void CommandObjectsReader::readWorkload(const ReadingPointer& reading)
{
    const kubernetes::ObjectMeta& meta = reading->workload.meta;
    reading->inquiry.await(m_client.get(pathOf(reading->workload.kind, meta.nameSpace, meta.name)),
        [this, reading](const HttpResult& result) {
            if (!result || !result->isSuccess()) {
                reading->end(tl::unexpected(m_client.failureOf(result)));
                return;
            }
            reading->objects.workload = result->bodyText();
            if (reading->forRollback)
                readReplicaSets(reading);
            else
                reading->end(std::move(reading->objects));
        });
}

void CommandObjectsReader::readReplicaSets(const ReadingPointer& reading)
{
    KubeClient::Query query;
    if (!reading->workload.selector.empty())
        query.emplace_back("labelSelector", QByteArray::fromStdString(reading->workload.selector));
    const std::string path = pathOf(ObjectKind::ReplicaSet, reading->workload.meta.nameSpace);
    reading->inquiry.await(m_client.get(path, query), [this, reading](const HttpResult& result) {
        if (!result || !result->isSuccess()) {
            reading->end(tl::unexpected(unknownRevisions(m_client.failureOf(result))));
            return;
        }
        const auto page = kubernetes::readListPage(result->bodyText());
        if (!page || !page->continueToken.empty()) {
            reading->end(tl::unexpected(
                unknownRevisions(page ? incompleteList() : unreadableAnswer(page.error()))));
            return;
        }
        reading->objects.replicaSets.assign(page->items.begin(), page->items.end());
        if (reading->workload.templateOwner.empty()
            || reading->workload.templateOwnerKind != "Deployment")
            reading->end(std::move(reading->objects));
        else
            readTemplateOwner(reading);
    });
}

void CommandObjectsReader::readTemplateOwner(const ReadingPointer& reading)
{
    const std::string path = pathOf(
        ObjectKind::Deployment, reading->workload.meta.nameSpace, reading->workload.templateOwner);
    reading->inquiry.await(m_client.get(path), [this, reading](const HttpResult& result) {
        if (!result || !result->isSuccess()) {
            reading->end(tl::unexpected(m_client.failureOf(result)));
            return;
        }
        reading->objects.templateOwner = result->bodyText();
        reading->end(std::move(reading->objects));
    });
}

} // namespace sources
