// SPDX-License-Identifier: GPL-3.0-or-later
#include "unopened_connection.h"

#include "pages/plain_question.h"

#include "deploy/kubernetes/kubeconfig.h"
#include "deploy/models/display_strings.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileDialog>

#include <utility>
#include <vector>

namespace console {

namespace {

struct UnopenedTexts {
    Q_DECLARE_TR_FUNCTIONS(UnopenedConnection)
};

void chooseKubeconfig(QWidget& parent, std::function<void(const QString&)> use)
{
    auto* dialog = new QFileDialog(&parent, UnopenedTexts::tr("Choose a kubeconfig file"),
        QDir::home().filePath(QStringLiteral(".kube")), UnopenedTexts::tr("All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setFilter(QDir::AllEntries | QDir::Hidden | QDir::AllDirs);
    QObject::connect(dialog, &QFileDialog::fileSelected, &parent, std::move(use));
    dialog->open();
}

/// What is open already stays; what else can be done about a cluster that is not found.
QString adviceFor(bool isCluster)
{
    return isCluster
        ? UnopenedTexts::tr("Choose the kubeconfig file that kubectl uses, or set KUBECONFIG "
                            "before the program starts. Under Connections a cluster gets a name, "
                            "and keeps its file.")
        : UnopenedTexts::tr("Check the address under Connections.");
}

} // namespace

bool tellUnopened(QWidget& parent, const operations::Connection& connection,
    const deployment::Error& error, WaysOn ways)
{
    const bool isCluster = kubernetes::isKubeLocation(connection.address);
    std::vector<Choice> choices;
    if (isCluster)
        choices.push_back({UnopenedTexts::tr("Choose a kubeconfig file…"),
            [&parent, use = std::move(ways.useKubeconfig)] { chooseKubeconfig(parent, use); }});
    choices.push_back({UnopenedTexts::tr("Connections…"), std::move(ways.editConnection)});
    const QString called =
        models::displayText(connection.name.empty() ? connection.address : connection.name, 80);
    return tellFailure(parent, QStringLiteral("unopenedConnection"),
        UnopenedTexts::tr("%1 could not be opened.").arg(called),
        models::translated(error.message) + QStringLiteral("\n\n") + adviceFor(isCluster),
        std::move(choices));
}

} // namespace console
