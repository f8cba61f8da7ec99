// SPDX-License-Identifier: GPL-3.0-or-later
#include "unopened_connection.h"

#include "deploy/kubernetes/kubeconfig.h"
#include "deploy/models/display_strings.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileDialog>
#include <QMessageBox>
#include <QPushButton>

#include <utility>

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
    const QString name = QStringLiteral("unopenedConnection");
    if (parent.findChild<QMessageBox*>(name) != nullptr)
        return false;
    const bool isCluster = kubernetes::isKubeLocation(connection.address);
    auto* box = new QMessageBox(QMessageBox::Warning, parent.windowTitle(),
        UnopenedTexts::tr("%1 could not be opened.")
            .arg(models::displayText(
                connection.name.empty() ? connection.address : connection.name, 80)),
        QMessageBox::Close, &parent);
    box->setObjectName(name);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    box->setInformativeText(
        models::translated(error.message) + QStringLiteral("\n\n") + adviceFor(isCluster));
    box->setDefaultButton(QMessageBox::Close);
    if (isCluster) {
        const QPushButton* choose =
            box->addButton(UnopenedTexts::tr("Choose a kubeconfig file…"), QMessageBox::ActionRole);
        QObject::connect(choose, &QPushButton::clicked, &parent,
            [&parent, use = std::move(ways.useKubeconfig)] { chooseKubeconfig(parent, use); });
    }
    const QPushButton* edit =
        box->addButton(UnopenedTexts::tr("Connections…"), QMessageBox::ActionRole);
    QObject::connect(edit, &QPushButton::clicked, &parent, std::move(ways.editConnection));
    box->open();
    return true;
}

} // namespace console
