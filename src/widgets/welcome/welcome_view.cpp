// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/widgets/welcome/welcome_view.h"

#include "way_button.h"

#include "deploy/models/display_strings.h"
#include "deploy/widgets/controls/plain_label.h"
#include "deploy/widgets/theme/metrics.h"
#include "deploy/widgets/theme/theme.h"

#include <QEvent>
#include <QVBoxLayout>

namespace widgets {

namespace {

constexpr int widestColumn = 560;
constexpr int wayIconSize = 24;
constexpr qsizetype maxOfferedClusters = 4;
constexpr auto iconProperty = "deployIcon";

PlainLabel* makeLine(const QString& text, theme::Type type, QWidget* parent)
{
    auto* label = new PlainLabel(text, parent);
    label->setFont(theme::font(type));
    label->setWordWrap(true);
    return label;
}

} // namespace

WelcomeView::WelcomeView(QWidget* parent)
    : QScrollArea(parent)
    , m_column(new QWidget)
    , m_rows(new QVBoxLayout(m_column))
    , m_clusters(new QVBoxLayout)
{
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setAlignment(Qt::AlignHCenter);
    setFocusPolicy(Qt::NoFocus);
    setAccessibleName(tr("Nothing is open"));
    m_column->setMaximumWidth(widestColumn);
    m_rows->setContentsMargins(
        theme::space::group, theme::space::section, theme::space::group, theme::space::group);
    m_rows->setSpacing(theme::space::tight);
    // Empty: it would be laid out here, and again when its size is known.
    setWidget(m_column);
    setupHeading();
    setupWays();
    updateAppearance();
}

void WelcomeView::setupHeading()
{
    auto* title = makeLine(tr("Deployment Console"), theme::Type::Title, m_column);
    title->setObjectName(QStringLiteral("welcomeTitle"));
    m_rows->addStretch(1);
    m_rows->addWidget(title);
    m_rows->addWidget(makeLine(tr("What is live, what broke and why, and what can be done now."),
        theme::Type::Body, m_column));
    m_rows->addSpacing(theme::space::group);
}

void WelcomeView::setupWays()
{
    m_clusters->setSpacing(theme::space::tight);
    connect(addWay(QStringLiteral("open"), tr("Open a file…"),
                tr("JSON or JSON Lines, compressed or not; or drop it onto the window.")),
        &QPushButton::clicked, this, &WelcomeView::fileRequested);
    connect(addWay(QStringLiteral("live"), tr("Connect to a server…"),
                tr("Its deployments are followed live, if it can send events.")),
        &QPushButton::clicked, this, &WelcomeView::serverRequested);
    m_rows->addLayout(m_clusters);
    m_otherCluster = addWay(QStringLiteral("resources"), tr("Open a cluster…"),
        tr("Kubernetes with Argo Rollouts or Deployments, by a kubeconfig, with your own rights."));
    connect(m_otherCluster, &QPushButton::clicked, this, &WelcomeView::clusterRequested);
    connect(addWay(QStringLiteral("running"), tr("See the demonstration"),
                tr("Made-up deployments of this program to look around in.")),
        &QPushButton::clicked, this, &WelcomeView::demonstrationRequested);
    connect(addWay(QStringLiteral("info"), tr("Read the user guide"),
                tr("By task: what is live, why did it fail, how do I roll back.")),
        &QPushButton::clicked, this, &WelcomeView::guideRequested);
    m_rows->addSpacing(theme::space::group);
    auto* promise =
        makeLine(tr("The program speaks to the sources that you open, and to no one else."),
            theme::Type::Caption, m_column);
    promise->setObjectName(QStringLiteral("welcomePromise"));
    m_rows->addWidget(promise);
    m_rows->addStretch(2);
}

QCommandLinkButton* WelcomeView::addWay(
    const QString& icon, const QString& title, const QString& text)
{
    auto* button = new WayButton(title, text, m_column);
    button->setFlat(false); // it is seen to be one before it is pointed at
    button->setAutoDefault(true); // Enter takes it, as Space does
    button->setProperty(iconProperty, icon);
    button->setIconSize(QSize(wayIconSize, wayIconSize));
    button->setAccessibleName(title);
    button->setAccessibleDescription(text);
    m_rows->addWidget(button);
    return button;
}

void WelcomeView::setOfferedClusters(const QStringList& locations)
{
    while (QLayoutItem* item = m_clusters->takeAt(0)) {
        // The click may come from the very button that goes now.
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    QWidget* before = m_otherCluster->previousInFocusChain();
    for (const QString& location : locations.mid(0, maxOfferedClusters)) {
        QString name = models::displayText(location.toStdString(), 60);
        auto* button = addWay(QStringLiteral("resources"), tr("Open the cluster %1").arg(name),
            tr("A context of your kubeconfig."));
        button->setText(button->text().replace(QLatin1Char('&'), QLatin1String("&&")));
        m_rows->removeWidget(button);
        m_clusters->addWidget(button);
        button->show();
        connect(button, &QPushButton::clicked, this,
            [this, location] { Q_EMIT locationRequested(location); });
        setTabOrder(before, button);
        before = button;
    }
    m_otherCluster->setText(locations.isEmpty() ? tr("Open a cluster…") : tr("Another cluster…"));
    m_otherCluster->setAccessibleName(m_otherCluster->text());
    updateAppearance();
}

void WelcomeView::updateAppearance()
{
    const QColor quiet = theme::secondaryText(palette());
    for (auto* button : m_column->findChildren<QCommandLinkButton*>())
        button->setIcon(theme::icon(button->property(iconProperty).toString(), quiet));
    if (auto* promise = m_column->findChild<PlainLabel*>(QStringLiteral("welcomePromise"))) {
        QPalette stepsBack = palette();
        stepsBack.setColor(QPalette::WindowText, quiet);
        stepsBack.setColor(QPalette::Text, quiet);
        promise->setPalette(stepsBack);
    }
}

void WelcomeView::changeEvent(QEvent* event)
{
    QScrollArea::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        updateAppearance();
}

} // namespace widgets
