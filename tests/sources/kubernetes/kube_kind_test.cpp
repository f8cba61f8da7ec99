// SPDX-License-Identifier: GPL-3.0-or-later
#include "deploy/sources/source_registry.h"

#include <QFile>
#include <QTemporaryDir>

#include <gtest/gtest.h>

namespace {

class KubeKindTest : public testing::Test {
protected:
    KubeKindTest()
    {
        QFile file(m_folder.filePath(QStringLiteral("config")));
        EXPECT_TRUE(file.open(QIODevice::WriteOnly));
        file.write(R"({"apiVersion": "v1", "kind": "Config", "current-context": "staging",
            "clusters": [{"name": "c", "cluster": {"server": "https://127.0.0.1:1"}}],
            "users": [{"name": "u", "user": {"token": "t"}}],
            "contexts": [{"name": "staging",
                "context": {"cluster": "c", "user": "u", "namespace": "shop"}}]})");
    }

    std::unique_ptr<sources::Source> opened(const char* typed, const std::string& name = {})
    {
        sources::SourceSpec spec;
        spec.location = typed;
        spec.connection = sources::connectionTo(QString::fromLatin1(typed)).value();
        if (!name.empty())
            spec.connection->name = name;
        spec.connection->cluster.kubeconfigFile =
            m_folder.filePath(QStringLiteral("config")).toStdString();
        auto source = sources::kubernetesKind().open(spec, {});
        return source ? std::move(*source) : nullptr;
    }

    QTemporaryDir m_folder;
};

} // namespace

TEST_F(KubeKindTest, aClusterIsCalledByItsContext)
{
    for (const char* typed : {"kube:", "kube:staging"}) {
        const auto source = opened(typed);
        ASSERT_TRUE(source) << typed;
        EXPECT_TRUE(source->name().startsWith(QStringLiteral("staging")))
            << typed << ": " << source->name().toStdString();
        EXPECT_EQ(source->location(), QStringLiteral("kube:") + source->name());
    }
}

TEST_F(KubeKindTest, aNameThatWasGivenStays)
{
    const auto source = opened("kube:", "Our shop");
    ASSERT_TRUE(source);
    EXPECT_EQ(source->name(), QStringLiteral("Our shop"));
}
