package app

import dev.gatecrash.AuthorizationServer
import dev.gatecrash.assertj.GatecrashAssertions.assertThat
import dev.gatecrash.http.Endpoint
import dev.gatecrash.junit.AuthorizationServerExtension
import dev.gatecrash.junit.Issuer
import dev.gatecrash.token.Defect
import okhttp3.OkHttp
import okhttp3.OkHttpClient
import okhttp3.Request
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.extension.RegisterExtension
import java.net.URI

/** Tests in Kotlin, with a standard library and an OkHttp that are older than those in Gatecrash. */
class KotlinTest {
    companion object {
        @JvmField
        @RegisterExtension
        val issuers: AuthorizationServerExtension = AuthorizationServerExtension.with { it.scopes("notes:read") }
    }

    private val resource = URI.create("http://127.0.0.1:9/app")

    @Test
    fun `a flow and a defect`(auth: AuthorizationServer) {
        val tokens = auth.flow().user("alice").scopes("notes:read").authorizeAt(auth.issuer(), resource)
        val expired = auth.token().audience(resource).with(Defect.EXPIRED).mint()

        assertThat(tokens.scopes()).containsExactly("notes:read")
        assertThat(expired.toString()).isNotEmpty()
        assertThat(auth).received(Endpoint.TOKEN).once()
    }

    @Test
    fun `the projects own client asks a second issuer`(auth: AuthorizationServer, @Issuer("other") other: AuthorizationServer) {
        val jwks = Request.Builder().url(other.url(Endpoint.JWKS).toString()).build()

        OkHttpClient().newCall(jwks).execute().use { assertThat(it.code).isEqualTo(200) }

        assertThat(other).received(Endpoint.JWKS).once()
        assertThat(auth.issuer()).isNotEqualTo(other.issuer())
    }

    @Test
    fun `kotlin and okhttp are the projects`() {
        assertThat(KotlinVersion.CURRENT.toString()).isEqualTo("1.9.25")
        assertThat(OkHttp.VERSION).isEqualTo("4.12.0")
    }
}
