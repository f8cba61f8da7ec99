// SPDX-License-Identifier: GPL-3.0-or-later
#include "cluster_context_list.h"

#include "deploy/kubernetes/kubeconfig.h"
#include "deploy/models/display_strings.h"

#include <QCoreApplication>
#include <QMetaObject>
#include <QPointer>
#include <QThreadPool>

#include <utility>

namespace console {

namespace {

using Loaded = deployment::Expected<kubernetes::Kubeconfig>;

models::ClusterContext shownContext(const kubernetes::ContextInfo& info)
{
    models::ClusterContext context;
    context.name = models::rawText(info.name);
    context.server = models::rawText(info.server);
    context.cluster = models::rawText(info.cluster);
    context.user = models::rawText(info.user);
    context.nameSpace = models::rawText(info.nameSpace);
    context.contextFile = models::rawText(info.contextFile);
    context.clusterFile = models::rawText(info.clusterFile);
    context.userFile = models::rawText(info.userFile);
    context.isCurrent = info.isCurrent;
    if (info.problem)
        context.problem = models::translated(info.problem->message);
    return context;
}

models::ClusterContexts shownContexts(const QString& file, const Loaded& loaded)
{
    models::ClusterContexts shown;
    shown.askedFile = file;
    if (!loaded) {
        shown.problem = models::translated(loaded.error().message);
        return shown;
    }
    for (const kubernetes::Kubeconfig::File& each : loaded->files())
        if (each.isThere)
            shown.files.append(models::rawText(each.path));
    for (const kubernetes::ContextInfo& each : loaded->contexts())
        shown.contexts.push_back(shownContext(each));
    return shown;
}

} // namespace

void readClusterContexts(const QString& file, QObject& receiver, ContextsAnswer answer)
{
    QThreadPool::globalInstance()->start(
        [file, guard = QPointer(&receiver), answer = std::move(answer)] {
            auto loaded = kubernetes::Kubeconfig::load(file.toStdString());
            QMetaObject::invokeMethod(
                QCoreApplication::instance(),
                [file, guard, answer, loaded = std::move(loaded)] {
                    if (guard)
                        answer(shownContexts(file, loaded));
                },
                Qt::QueuedConnection);
        });
}

} // namespace console
