-----BEGIN PRIVACY-ENHANCED MESSAGE-----
Proc-Type: 2001,MIC-CLEAR
Originator-Name: webmaster@www.sec.gov

<SEC-DOCUMENT>0009999902-99-000123.txt : 19990304
<SEC-HEADER>0009999902-99-000123.hdr.sgml : 19990304
ACCESSION NUMBER:		0009999902-99-000123
CONFORMED SUBMISSION TYPE:	424B5
PUBLIC DOCUMENT COUNT:		2
FILED AS OF DATE:		19990304

FILER:

	COMPANY DATA:
		COMPANY CONFORMED NAME:			TARN BRIDGE INC
		CENTRAL INDEX KEY:			0009999902
	FILING VALUES:
		FORM TYPE:		424B5
		SEC FILE NUMBER:	333-99999
	FORMER COMPANY:
		FORMER CONFORMED NAME:	TARN HOLDINGS LTD
</SEC-HEADER>
<DOCUMENT>
<TYPE>424B5
<SEQUENCE>1
<TEXT>
<PAGE>
                    PROSPECTUS SUPPLEMENT
             (To Prospectus dated March 1, 1999)

     We may offer and sell shares of our common stock having an aggregate offer-
ing price of up to $14,500,000 from time to time through Bexley & Roe, as sales agent.

<TABLE>
<CAPTION>
                           Per Share        Total
<S>                        <C>              <C>
Public offering price      $  5.00          $ 14,500,000
Commissions                   0.15               435,000
</TABLE>
                                    S-1
</TEXT>
</DOCUMENT>
<DOCUMENT>
<TYPE>EX-1.1
<DESCRIPTION>SALES AGREEMENT
<TEXT>
<HTML><PRE>
SALES AGREEMENT
</PRE></HTML>
</TEXT>
</DOCUMENT>
</SEC-DOCUMENT>
-----END PRIVACY-ENHANCED MESSAGE-----
