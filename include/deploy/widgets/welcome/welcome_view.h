// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>
#include <QStringList>

class QCommandLinkButton;
class QVBoxLayout;

namespace widgets {

/// What a window shows in which nothing is open: the ways in, each with a line on what it leads to.
class WelcomeView final : public QScrollArea {
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WelcomeView)

public:
    explicit WelcomeView(QWidget* parent = nullptr);

    /// The clusters of the kubeconfig, as locations ("kube:staging"); each is a way in, the first
    /// few of many.
    void setOfferedClusters(const QStringList& locations);

Q_SIGNALS:
    void fileRequested();
    void serverRequested();
    /// A cluster is to be looked for: none is offered, or not the one that is wanted.
    void clusterRequested();
    void locationRequested(const QString& location);
    void demonstrationRequested();
    void guideRequested();

protected:
    void changeEvent(QEvent* event) override;

private:
    void setupHeading();
    void setupWays();
    QCommandLinkButton* addWay(const QString& icon, const QString& title, const QString& text);
    void updateAppearance();

    QWidget* m_column;
    QVBoxLayout* m_rows;
    QVBoxLayout* m_clusters;
    QCommandLinkButton* m_otherCluster = nullptr;
};

} // namespace widgets
